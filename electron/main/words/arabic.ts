import type { ShellWords } from './english.ts';

/** Access keys stay on Latin keyboards only: Arabic menus are opened with the arrow keys. */
export const arabic: ShellWords = {
  menus: { file: 'ملف', edit: 'تحرير', view: 'عرض', window: 'نافذة', help: 'مساعدة', speech: 'الكلام' },
  items: {
    about: 'حول Hallway', services: 'الخدمات', hide: 'إخفاء Hallway', hideOthers: 'إخفاء الآخرين', unhide: 'إظهار الكل', quit: 'إنهاء Hallway', close: 'إغلاق النافذة',
    undo: 'تراجع', redo: 'إعادة', cut: 'قص', copy: 'نسخ', paste: 'لصق', pasteAndMatchStyle: 'لصق دون تنسيق', delete: 'حذف', selectAll: 'تحديد الكل', startSpeaking: 'بدء القراءة', stopSpeaking: 'إيقاف القراءة',
    reload: 'إعادة التحميل', resetZoom: 'الحجم الفعلي', zoomIn: 'تكبير', zoomOut: 'تصغير', togglefullscreen: 'ملء الشاشة', toggleDevTools: 'أدوات المطور',
    minimize: 'تصغير النافذة', zoom: 'تكبير النافذة', front: 'إحضار الكل إلى الأمام', logFolder: 'إظهار مجلد السجلات',
  },
  noSuggestions: 'لا اقتراحات',
  addToDictionary: 'إضافة إلى القاموس',
  copyLink: 'نسخ الرابط',
  unread: (count) => `${count} غير مقروءة`,
  couldNotStart: 'تعذّر تشغيل Hallway',
  alreadyRunning: 'يعمل Hallway بهذا الملف الشخصي بالفعل.',
};
