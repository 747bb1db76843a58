import type { settingsStrings } from '../settings.ts';

export const settingsArabic: typeof settingsStrings = {
  settings: 'الإعدادات',
  appearance: 'المظهر',
  theme: 'الألوان',
  language: 'اللغة',
  languages: { system: 'حسب النظام', en: 'English', de: 'Deutsch', ar: 'العربية' },
  themes: { system: 'حسب النظام', light: 'فاتح', dark: 'داكن' },
  notifications: 'الإشعارات',
  notify: 'إشعاري بالرسائل الجديدة',
  notifyHelp: 'المستوى والكتم في كل محادثة يسبقان هذا الإعداد.',
  blocked: 'لا يسمح نظامك لـ Hallway بإظهار الإشعارات. اسمح بها هناك.',
  allow: 'السماح بالإشعارات',
  sound: 'مع صوت',
  soundHelp: 'صوت الإشعارات في نظامك.',
  pause: 'إيقاف الإشعارات مؤقتًا',
  pauseFor: { none: 'غير موقوفة', hour: 'لمدة ساعة', workday: 'لمدة 8 ساعات', tomorrow: 'حتى الغد 9:00' },
  pausedUntil: (time) => `حتى ${time}`,
  close: 'تم',
};
