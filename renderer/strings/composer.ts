import { limits } from '#shared/domain/limits';
import { formatNumber } from '../language/formats.ts';
import { translated } from '../language/translated.ts';
import { plural } from './plural.ts';

/** Where messages are written. */
export const composerStrings = translated('composer', {
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
  left: (count: number) => plural(count, { one: '# character left', other: '# characters left' }),
  tooLong: (over: number) => `${plural(over, { one: '# character', other: '# characters' })} too many. Messages can have up to ${formatNumber(limits.messageBodyLength)}.`,
  readOnly: 'You can read here, but not write.',
  hint: 'Enter sends, Shift+Enter begins a new line',
  pastedFile: 'Pasted text',
  pastedAsFile: 'What you pasted is too long for a message and goes with it as a file. Remove the file to leave it out.',
  formatting: 'Formatting',
  showFormatting: 'Show formatting',
  hideFormatting: 'Hide formatting',
  formats: { bold: 'Bold', italic: 'Italic', strike: 'Strike through', code: 'Code', codeBlock: 'Code block', quote: 'Quote', bullets: 'List', numbers: 'Numbered list', link: 'Link' },
  suggestions: 'Suggestions',
  everyone: 'everyone',
  everyoneHint: (count: number) => `Notifies all ${formatNumber(count)} people here`,
  commands: {
    call: 'Begin a voice call', 'call video': 'Begin a video call', me: 'Say what you are doing', shrug: 'Add ¯\\_(ツ)_/¯',
    status: 'Set your status, such as /status 🌴 On holiday until Friday',
    mute: 'Mute this chat, such as /mute 8 for eight hours', unmute: 'Hear of this chat again', help: 'Show what can be typed here',
  },
  helpTitle: 'What can be typed here',
  helpFormats: 'Formatting',
  helpCommands: 'Commands',
  helpMore: 'Also',
  helpCompletion: '@ completes names, : completes emoji',
  muted: 'This chat is muted.',
  unmuted: 'You hear of this chat again.',
});
