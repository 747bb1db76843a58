import { formatNumber } from '../../language/formats.ts';
import type { peopleStrings } from '../people.ts';

export const peopleArabic: typeof peopleStrings = {
  search: 'البحث عن أشخاص',
  write: 'مراسلة',
  gone: 'لم يعد في المؤسسة',
  none: 'لم يُعثر على أحد',
  noneHelp: 'تحقق من الإملاء أو جرّب جزءًا من الاسم.',
  results: 'الأشخاص',
  chosen: 'الأشخاص المختارون',
  remove: (name) => `إزالة ${name}`,
  newMessageHelp: 'اختر من تريد مراسلته.',
  newGroupHelp: 'يمكن إضافة الأشخاص وإزالتهم لاحقًا.',
  groupName: 'اسم المجموعة',
  groupNamePlaceholder: 'مثلًا: إطلاق الربيع',
  groupTopic: 'الموضوع (اختياري)',
  groupNameMissing: 'أعطِ المجموعة اسمًا.',
  create: 'إنشاء المجموعة',
  addPeople: 'إضافة أشخاص',
  add: (count) => (count === 0 ? 'إضافة' : `إضافة ${formatNumber(count)}`),
  switcherPlaceholder: 'الانتقال إلى محادثة أو شخص',
};
