import type { chatsStrings } from '../chats.ts';
import { plural } from './plural.ts';

export const chatsArabic: typeof chatsStrings = {
  list: 'المحادثات',
  newMessage: 'رسالة جديدة',
  newGroup: 'مجموعة جديدة',
  jumpTo: 'الانتقال إلى…',
  empty: 'لا محادثات بعد',
  emptyHelp: 'راسل أحد زملائك أو أنشئ مجموعة.',
  you: (text) => `أنت: ${text}`,
  from: (name, text) => `${name}: ${text}`,
  draft: 'مسودة',
  typing: 'يكتب…',
  noMessages: 'لا رسائل بعد',
  unread: (count) => plural(count, { zero: 'لا رسائل غير مقروءة', one: 'رسالة غير مقروءة', two: 'رسالتان غير مقروءتين', few: '# رسائل غير مقروءة', many: '# رسالة غير مقروءة', other: '# رسالة غير مقروءة' }),
  pinned: 'مثبّتة',
  muted: 'مكتومة',
  waiting: 'بانتظار الإرسال',
  failed: 'لم تُرسل',
  options: (title) => `خيارات ${title}`,
  mentions: (count) => plural(count, { zero: 'لم تُذكر', one: 'تم ذكرك', two: 'تم ذكرك مرتين', few: 'تم ذكرك # مرات', many: 'تم ذكرك # مرة', other: 'تم ذكرك # مرة' }),
  menu: {
    markRead: 'تعليم كمقروءة', muteHour: 'كتم لمدة ساعة', muteWorkday: 'كتم لمدة 8 ساعات', muteTomorrow: 'كتم حتى الغد 9:00', muteForever: 'كتم حتى إلغائه', unmute: 'إلغاء الكتم',
    notifyAll: 'إشعاري بكل الرسائل', notifyMentions: 'إشعاري عند ذكري فقط', notifyNothing: 'عدم إشعاري أبدًا',
    pin: 'تثبيت', moveUp: 'نقل إلى أعلى', moveDown: 'نقل إلى أسفل', unpin: 'إلغاء التثبيت', leave: 'مغادرة المجموعة',
  },
  account: 'حسابك',
  signOut: 'تسجيل الخروج',
  signOutTitle: 'تسجيل الخروج؟',
  signOutText: 'تُمحى نسخة محادثاتك من هذا الحاسوب. تُفقد الرسائل التي لم تُرسل بعد.',
};
