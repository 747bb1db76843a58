import { formatNumber } from '../../language/formats.ts';
import type { organizationStrings } from '../organizations.ts';
import { plural } from './plural.ts';

export const organizationsArabic: typeof organizationStrings = {
  rail: 'المؤسسات',
  add: 'إضافة مؤسسة',
  addSubtitle: 'تبقى مسجّل الدخول في مؤسساتك الأخرى.',
  cancelAdding: 'إلغاء',
  remove: 'إزالة من هذا الحاسوب',
  removeTitle: 'إزالة هذه المؤسسة؟',
  removeText: 'تُمحى نسخة محادثاتها من هذا الحاسوب. تُفقد الرسائل التي لم تُرسل بعد.',
  newPlace: 'مؤسسة جديدة',
  withDetail: (name, detail) => `${name}، ${detail}`,
  unread: (count) => plural(count, { zero: 'لا رسائل غير مقروءة', one: 'رسالة غير مقروءة', two: 'رسالتان غير مقروءتين', few: '# رسائل غير مقروءة', many: '# رسالة غير مقروءة', other: '# رسالة غير مقروءة' }),
  mentions: (count) => plural(count, { zero: 'لم تُذكر', one: 'تم ذكرك', two: 'تم ذكرك مرتين', few: 'تم ذكرك # مرات', many: 'تم ذكرك # مرة', other: 'تم ذكرك # مرة' }),
  offline: 'غير متصل',
  restarting: 'يُعاد التشغيل',
  signedOut: 'تم تسجيل الخروج',
  options: (name) => `خيارات ${name}`,
  moveUp: 'نقل إلى أعلى',
  moveDown: 'نقل إلى أسفل',
  movedTo: (name, position, count) => `${name}: الموضع ${formatNumber(position)} من ${formatNumber(count)}`,
  signOut: (name) => `تسجيل الخروج من ${name}`,
  signOutTitle: (name) => `تسجيل الخروج من ${name}؟`,
};
