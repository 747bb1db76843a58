import type { notificationStrings } from '../notifications.ts';
import { newMessages } from './nouns.ts';
import { plural } from './plural.ts';

export const notificationsArabic: typeof notificationStrings = {
  inChat: (senderName, chatTitle) => `${senderName} في ${chatTitle}`,
  inOrganization: (title, organizationName) => `${title} (${organizationName})`,
  inThread: (senderName, chatTitle) => `ردّ ${senderName} في سلسلة في ${chatTitle}`,
  andMore: (preview, count) => `${preview} (و${plural(count, { zero: 'لا غيرها', one: 'رسالة أخرى', two: 'رسالتان أخريان', few: '# رسائل أخرى', many: '# رسالة أخرى', other: '# رسالة أخرى' })})`,
  several: newMessages,
  inChats: (count) => plural(count, { zero: 'لا محادثات', one: 'في محادثة واحدة', two: 'في محادثتين', few: 'في # محادثات', many: 'في # محادثة', other: 'في # محادثة' }),
};
