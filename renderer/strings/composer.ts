import { limits } from '#shared/domain/limits';

/** Where messages are written. */
export const composerStrings = {
  label: 'Message',
  send: 'Send',
  save: 'Save changes',
  placeholder: (title: string) => `Message ${title}`,
  replying: 'Replying to a message',
  replyingTo: (name: string) => `Replying to ${name}`,
  cancelReply: 'Cancel reply',
  editing: 'Editing your message',
  cancelEdit: 'Cancel editing',
  emoji: 'Insert emoji',
  left: (count: number) => `${count} characters left`,
  tooLong: (over: number) => `${over} characters too many. Messages can have up to ${limits.messageBodyLength.toLocaleString()}.`,
  readOnly: 'You can read here, but not write.',
  hint: 'Enter sends, Shift+Enter begins a new line',
} as const;
