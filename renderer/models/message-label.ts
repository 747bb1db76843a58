import type { MessageView } from '#shared/contract/views/message-view';
import { plainTextOf } from '#shared/domain/plain-text';
import { personName } from './person-name.ts';
import { chatsStrings } from '../strings/chats.ts';
import { conversationStrings } from '../strings/conversation.ts';
import { threadStrings } from '../strings/threads.ts';

const spokenLength = 300;

/** The accessible name of a message: it begins with the sender. */
export function messageLabel(message: MessageView, time: string): string {
  const text = message.isDeleted ? conversationStrings.deleted : [plainTextOf(message.body.slice(0, spokenLength)), ...message.attachments.map(({ fileName }) => fileName)].filter((part) => part !== '').join(', ');
  const marks = [
    time,
    message.editedAt === null || message.isDeleted ? null : conversationStrings.edited,
    message.pinnedByName === null ? null : conversationStrings.pinnedBy(message.pinnedByName),
    message.isSaved ? conversationStrings.saved : null,
    message.thread === null ? null : threadStrings.answers(message.thread.answerCount),
    message.delivery.status === 'waiting' ? conversationStrings.waiting : null,
    message.delivery.status === 'failed' ? conversationStrings.failed : null,
  ];
  return [chatsStrings.from(personName(message.senderName), text), ...marks.filter((mark) => mark !== null)].join(', ');
}
