import type { messageListStrings } from '../message-lists.ts';
import { plural } from './plural.ts';

export const messageListsArabic: typeof messageListStrings = {
  titles: { saved: 'المحفوظات', pinned: 'المثبتة', mentions: 'الإشارات' },
  close: { saved: 'إغلاق الرسائل المحفوظة', pinned: 'إغلاق الرسائل المثبتة', mentions: 'إغلاق الإشارات' },
  pinnedCount: (count) => plural(count, { zero: 'لا رسائل مثبتة', one: 'رسالة مثبتة', two: 'رسالتان مثبتتان', few: '# رسائل مثبتة', many: '# رسالة مثبتة', other: '# رسالة مثبتة' }),
  empty: { saved: 'لا شيء محفوظ بعد', pinned: 'لا شيء مثبت بعد', mentions: 'لم يُشر إليك أحد بعد' },
  emptyHelp: {
    saved: 'احفظ رسالة لوقت لاحق بعلامتها المرجعية، أو اضغط S عليها. أنت وحدك ترى ما حفظته، على كل حواسيبك.',
    pinned: 'ثبّت ما ينبغي أن يجده الجميع هنا: اختر «تثبيت للجميع هنا» من قائمة الرسالة، أو اضغط P عليها.',
    mentions: 'تجتمع هنا الرسائل التي تحمل اسمك بعد @ والرسائل الموجهة إلى الجميع.',
  },
  missing: (count) => plural(count, { zero: 'كل الرسائل المحفوظة هنا.', one: 'رسالة محفوظة أخرى لم تصل إلى هذا الحاسوب بعد.', two: 'رسالتان محفوظتان أخريان لم تصلا إلى هذا الحاسوب بعد.', few: '# رسائل محفوظة أخرى لم تصل إلى هذا الحاسوب بعد.', many: '# رسالة محفوظة أخرى لم تصل إلى هذا الحاسوب بعد.', other: '# رسالة محفوظة أخرى لم تصل إلى هذا الحاسوب بعد.' }),
  goTo: (name, chat, time, text) => `${name} في ${chat}، ${time}: ${text}. الانتقال إلى الرسالة`,
  unsave: 'إزالة من المحفوظات',
  unpin: 'إلغاء التثبيت',
  pinnedBy: (name) => `ثبّتها ${name}`,
  inThread: 'في سلسلة',
  more: 'عرض المزيد',
};
