import { formatList, formatNumber } from '../language/formats.ts';
import { translated } from '../language/translated.ts';
import { plural } from './plural.ts';

/** What stands for a message in one line, and the lines that a chat tells of itself. */
export const previewStrings = translated('previews', {
  deleted: 'This message was deleted',
  earlier: 'An earlier message',
  somebody: 'Somebody',
  file: 'File',
  picture: 'Picture',
  video: 'Video',
  videoMessage: 'Video message',
  voiceMessage: 'Voice message',
  pictures: (count: number) => plural(count, { one: '# picture', other: '# pictures' }),
  videos: (count: number) => plural(count, { one: '# video', other: '# videos' }),
  files: (count: number) => plural(count, { one: '# file', other: '# files' }),
  /** Names in a row, the last being how many are left out. */
  people: (names: readonly string[], more: number) => formatList(more > 0 ? [...names, `${formatNumber(more)} more`] : names),

  // What happened in a chat; `who` did it.
  changed: (who: string) => `${who} changed this chat`,
  groupCreated: (who: string, name: string) => `${who} created the group “${name}”`,
  groupRenamed: (who: string, name: string) => `${who} renamed the group to “${name}”`,
  topicRemoved: (who: string) => `${who} removed the topic`,
  topicSet: (who: string, topic: string) => `${who} set the topic to “${topic}”`,
  descriptionChanged: (who: string) => `${who} changed the description`,
  pictureChanged: (who: string) => `${who} changed the group’s picture`,
  addingOpened: (who: string) => `${who} let every member add people`,
  addingClosed: (who: string) => `${who} let only owners and admins add people`,
  groupTransferred: (who: string, person: string) => `${who} handed the group over to ${person}`,
  groupArchived: (who: string) => `${who} archived the group`,
  groupRestored: (who: string) => `${who} took the group back into use`,
  membersAdded: (who: string, people: string) => `${who} added ${people}`,
  memberRemoved: (who: string, person: string) => `${who} removed ${person}`,
  memberLeft: (who: string) => `${who} left the group`,
  roleChanged: {
    owner: (who: string, person: string) => `${who} made ${person} an owner`,
    admin: (who: string, person: string) => `${who} made ${person} an admin`,
    member: (who: string, person: string) => `${who} made ${person} a member`,
  },
  callEnded: {
    audio: {
      completed: (who: string, duration: string) => `${who}’s call ended after ${duration}`,
      missed: (who: string) => `${who}’s call was missed`,
      declined: (who: string) => `${who}’s call was declined`,
      busy: (who: string) => `${who}’s call found the line busy`,
      failed: (who: string) => `${who}’s call could not be connected`,
    },
    video: {
      completed: (who: string, duration: string) => `${who}’s video call ended after ${duration}`,
      missed: (who: string) => `${who}’s video call was missed`,
      declined: (who: string) => `${who}’s video call was declined`,
      busy: (who: string) => `${who}’s video call found the line busy`,
      failed: (who: string) => `${who}’s video call could not be connected`,
    },
  },
  withPeople: (sentence: string, count: number) => `${sentence} with ${plural(count, { one: '# person', other: '# people' })}`,
});
