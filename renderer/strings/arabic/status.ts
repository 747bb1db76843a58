import { formatPercent } from '../../language/formats.ts';
import type { statusStrings } from '../status.ts';
import { messages } from './nouns.ts';

export const statusArabic: typeof statusStrings = {
  starting: 'جارٍ تشغيل Hallway',
  backendAway: 'جارٍ إعادة الاتصال بـ Hallway على هذا الحاسوب',
  connected: 'متصل',
  connecting: 'جارٍ الاتصال…',
  catchingUp: 'جارٍ اللحاق بالجديد…',
  offlineSince: (time) => `غير متصل منذ ${time}`,
  tryNow: 'المحاولة الآن',
  waiting: (count) => `بانتظار الإرسال: ${messages(count)}`,
  failed: (count) => `لم تُرسل: ${messages(count)}`,
  history: (percent) => `جارٍ تحميل رسائل أقدم: ${formatPercent(percent)}`,
};
