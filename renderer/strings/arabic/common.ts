import type { commonStrings } from '../common.ts';

export const commonArabic: typeof commonStrings = {
  productName: 'Hallway',
  backendAway: 'يُعاد تشغيل Hallway على هذا الحاسوب. أعد المحاولة بعد لحظة.',
  somethingWrong: 'حدث خطأ ما في Hallway.',
  somethingWrongHelp: 'ما كتبته محفوظ على هذا الحاسوب. أعد التحميل للمتابعة.',
  reload: 'إعادة التحميل',
  cancel: 'إلغاء',
  close: 'إغلاق',
  save: 'حفظ',
  dismiss: 'إخفاء',
  loading: 'جارٍ التحميل',
  starting: 'جارٍ تشغيل Hallway',
  you: 'أنت',
  presence: { active: 'نشط', away: 'بعيد', offline: 'غير متصل' },
  roles: { owner: 'مالك', admin: 'مشرف', member: 'عضو' },
  today: 'اليوم',
  yesterday: 'أمس',
};
