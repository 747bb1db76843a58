import { limits } from './limits.ts';

/** What a message says when it is passed on: the words above it, then who wrote it and what, as a quote that fits a message. */
export function forwardedText({ comment, senderName, body }: { readonly comment: string; readonly senderName: string; readonly body: string }): string {
  const above = comment.trim() === '' ? '' : `${comment.trim()}\n\n`;
  const head = `> **${senderName.replaceAll(/[*\\`_~[\]]/g, '')}:**`;
  const quoted = body === '' ? head : `${head}\n${body.split('\n').map((line) => `> ${line}`).join('\n')}`;
  const text = above + quoted;
  return text.length <= limits.messageBodyLength ? text : `${text.slice(0, limits.messageBodyLength - 1)}…`;
}
