import type { MessageView } from '#shared/contract/views/message-view';

/** A message with everything as usual, for tests; its id follows its seq. */
export function sampleMessage(changes: Partial<MessageView> = {}): MessageView {
  const seq = changes.seq === undefined ? 1 : changes.seq;
  return {
    id: `message-${seq}`,
    chatId: 'chat',
    seq,
    type: 'text',
    senderId: 'ann',
    senderName: 'Ann',
    isOwn: false,
    body: 'Hello',
    mentions: [],
    event: null,
    closedCall: null,
    createdAt: 0,
    editedAt: null,
    editCount: 0,
    isDeleted: false,
    replyTo: null,
    threadRootMessageId: null,
    isOnlyInThread: false,
    threadRoot: null,
    thread: null,
    pinnedByName: null,
    isSaved: false,
    attachments: [],
    reactions: [],
    delivery: { status: 'sent' },
    canEdit: false,
    canDelete: false,
    canPin: false,
    ...changes,
  };
}
