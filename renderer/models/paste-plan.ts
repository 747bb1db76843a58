import { limits } from '#shared/domain/limits';
import type { Written } from './format-text.ts';
import { pastedMarkdown } from './pasted-markdown.ts';
import type { PastedNode } from './pasted-node.ts';

/** What lies on the clipboard. */
export interface Clipboard {
  readonly text: string;
  readonly types: readonly string[];
  /** Reads its HTML; null: none, or too much of it. */
  readonly readHtml: () => readonly PastedNode[] | null;
}

/** What a paste does: `text` takes the place of what is selected; `plain` leaves it to the field; `file` is too much for a message. */
export type PastePlan = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'plain' } | { readonly kind: 'file' };

/** More lines than this make the field itself slow, even of few letters. */
const mostLines = 1_500;
/** Editors of programs copy the colours of code as formatting; it is code. */
const editorTypes = ['vscode-editor-data', 'application/vnd.code.copymetadata'];

/** Decides what pasting does where one writes. */
export function planPaste(written: Written, clipboard: Clipboard): PastePlan {
  const { text, types } = clipboard;
  if (text.length > limits.messageBodyLength || hasManyLines(text)) return { kind: 'file' };
  if (isInCode(written)) return { kind: 'plain' };
  const link = linkOver(written, text);
  if (link !== null) return { kind: 'text', text: link };
  if (!types.includes('text/html') || types.some((type) => editorTypes.includes(type))) return { kind: 'plain' };
  const nodes = clipboard.readHtml();
  const markdown = nodes === null ? null : pastedMarkdown(nodes);
  return markdown === null || markdown === '' || markdown.length > limits.messageBodyLength ? { kind: 'plain' } : { kind: 'text', text: markdown };
}

function hasManyLines(text: string): boolean {
  return text.split('\n', mostLines + 1).length > mostLines;
}

/** An address pasted over words makes a link of them. */
function linkOver({ text, start, end }: Written, pasted: string): string | null {
  const selected = text.slice(start, end);
  const address = pasted.trim();
  if (selected.trim() === '' || /\n|^https?:\/\//.test(selected) || !/^https?:\/\/[^\s<>]+$/.test(address) || !URL.canParse(address)) return null;
  const [before = ''] = /^\s*/.exec(selected) ?? [];
  const after = selected.slice(selected.trimEnd().length);
  const words = selected.trim().replaceAll(/(?<!\\)[[\]]/g, '\\$&');
  return `${before}[${words}](${address.replaceAll('(', '%28').replaceAll(')', '%29')})${after}`;
}

/** Whether one writes in a block of code or between two marks of code. */
function isInCode({ text, start }: Written): boolean {
  const before = text.slice(0, start);
  const fences = before.match(/^ {0,3}(?:```|~~~)/gm)?.length ?? 0;
  if (fences % 2 === 1) return true;
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const rest = text.slice(start).split('\n', 1)[0] ?? '';
  return (line.match(/`/g)?.length ?? 0) % 2 === 1 && rest.includes('`');
}
