import { formatNumber } from '../language/formats.ts';
import { translated } from '../language/translated.ts';
import { plural } from './plural.ts';

/** What notifications say. */
export const notificationStrings = translated('notifications', {
  inChat: (senderName: string, chatTitle: string) => `${senderName} in ${chatTitle}`,
  inOrganization: (title: string, organizationName: string) => `${title} (${organizationName})`,
  inThread: (senderName: string, chatTitle: string) => `${senderName} answered in a thread in ${chatTitle}`,
  andMore: (preview: string, count: number) => `${preview} (and ${formatNumber(count)} more)`,
  several: (count: number) => plural(count, { one: '# new message', other: '# new messages' }),
  inChats: (count: number) => plural(count, { one: 'In # chat', other: 'In # chats' }),
});
