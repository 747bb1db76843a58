import type { MessageView } from '#shared/contract/views/message-view';

/** What can be done with a message, in the order of its menu. */
export const messageActionKinds = ['react', 'reply', 'thread', 'quote', 'forward', 'save', 'unsave', 'pin', 'unpin', 'markUnread', 'copyText', 'copyLink', 'reactions', 'edits', 'edit', 'delete'] as const;
export type MessageAction = (typeof messageActionKinds)[number];

/** Where the message is shown. */
export interface MessageSurroundings {
  readonly canWrite: boolean;
  /** In the pane of a thread. */
  readonly isThread: boolean;
}

/** What this person can do with a message here, in the order of the menu. */
export function actionsOf(message: MessageView, { canWrite, isThread }: MessageSurroundings): MessageAction[] {
  if (message.type === 'system') return [];
  const isSent = message.seq !== null;
  const isThere = !message.isDeleted;
  const isInChat = !message.isOnlyInThread;
  const offered: Readonly<Record<MessageAction, boolean>> = {
    react: isThere && isSent && canWrite,
    reply: isThere && canWrite,
    // The answers to a deleted message stay readable.
    thread: !isThread && isSent && (message.thread !== null || (isThere && canWrite) || message.threadRootMessageId !== null),
    quote: isThere && canWrite && message.body !== '',
    forward: isThere && isSent,
    save: isThere && isSent && !message.isSaved,
    unsave: isThere && isSent && message.isSaved,
    pin: isThere && message.canPin && message.pinnedByName === null,
    unpin: isThere && message.canPin && message.pinnedByName !== null,
    // A thread is read as a whole; what counts as unread is a place in the chat.
    markUnread: isSent && isInChat,
    copyText: isThere && message.body !== '',
    copyLink: isThere && isSent,
    reactions: isThere && message.reactions.length > 0,
    edits: isThere && message.editedAt !== null,
    edit: isThere && message.canEdit,
    delete: isThere && message.canDelete,
  };
  return messageActionKinds.filter((action) => offered[action]);
}

const keys: Readonly<Record<string, readonly MessageAction[]>> = {
  a: ['react'], r: ['reply'], t: ['thread'], q: ['quote'], f: ['forward'], s: ['save', 'unsave'], p: ['pin', 'unpin'], u: ['markUnread'],
  c: ['copyText'], l: ['copyLink'], w: ['reactions'], h: ['edits'], e: ['edit'], delete: ['delete'],
};

/** What a key does with the message that has the focus; null where it does nothing. */
export function actionOfKey({ key, code }: { readonly key: string; readonly code: string }, offered: readonly MessageAction[]): MessageAction | null {
  return keys[latinKey(key, code)]?.find((action) => offered.includes(action)) ?? null;
}

/** On a keyboard without Latin letters, the letter that others have in the same place. */
function latinKey(key: string, code: string): string {
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  return letter !== undefined && !/^[a-z]$/i.test(key) ? letter.toLowerCase() : key.toLowerCase();
}

/** The key of an action, as shortcuts are written. */
export function keyOf(action: MessageAction): string {
  const [key = ''] = Object.entries(keys).find(([, actions]) => actions.includes(action)) ?? [];
  return key === 'delete' ? 'Delete' : key.toUpperCase();
}
