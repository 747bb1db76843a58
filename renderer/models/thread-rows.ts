import type { MessageView } from '#shared/contract/views/message-view';
import { buildMessageRows, type MessageRow, type RowOptions } from './message-rows.ts';

/** The message that a thread began with, and how many answers it has. */
export interface ThreadRoot {
  readonly message: MessageView;
  readonly answerCount: number;
}

/**
 * Arranges the answers of a thread into rows, the message that it began with above them.
 * @param root null while it is not on this computer
 */
export function buildThreadRows(root: ThreadRoot | null, answers: readonly MessageView[], options: RowOptions): MessageRow[] {
  // Above the oldest answer that is loaded, others come first.
  if (root === null || options.hasOlder) return buildMessageRows(answers, options);
  const { message, answerCount } = root;
  // The message itself was read, or not, in the chat.
  const unreadAfterSeq = options.unreadAfterSeq === null ? null : Math.max(options.unreadAfterSeq, message.seq ?? 0);
  return buildMessageRows([message, ...answers], { ...options, unreadAfterSeq }).map((row, index) => {
    if (index === 0) return { ...row, answersBelow: answerCount };
    return index === 1 ? { ...row, isGroupStart: true } : row;
  });
}
