import type { MessageView } from '#shared/contract/views/message-view';

let count = 0;

/** A message of somebody else, with what a test cares about changed. */
export function aMessage(changes: Partial<MessageView> = {}): MessageView {
  count += 1;
  return {
    id: `message-${count}`,
    chatId: 'chat',
    seq: count,
    type: 'text',
    senderId: 'ada',
    senderName: 'Ada Brandt',
    isOwn: false,
    body: 'Hello',
    systemText: null,
    createdAt: 0,
    editedAt: null,
    isDeleted: false,
    replyTo: null,
    reactions: [],
    delivery: { status: 'sent' },
    canEdit: false,
    canDelete: false,
    ...changes,
  };
}
