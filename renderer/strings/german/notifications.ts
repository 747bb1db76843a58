import { formatNumber } from '../../language/formats.ts';
import type { notificationStrings } from '../notifications.ts';
import { plural } from './plural.ts';

export const notificationsGerman: typeof notificationStrings = {
  inChat: (senderName, chatTitle) => `${senderName} in ${chatTitle}`,
  inOrganization: (title, organizationName) => `${title} (${organizationName})`,
  inThread: (senderName, chatTitle) => `${senderName} hat in einem Thread in ${chatTitle} geantwortet`,
  andMore: (preview, count) => `${preview} (und ${formatNumber(count)} weitere)`,
  several: (count) => plural(count, { one: '# neue Nachricht', other: '# neue Nachrichten' }),
  inChats: (count) => plural(count, { one: 'In # Chat', other: 'In # Chats' }),
};
