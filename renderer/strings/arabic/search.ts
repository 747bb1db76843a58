import { formatNumber, formatPercent } from '../../language/formats.ts';
import type { searchStrings } from '../search.ts';
import { messages } from './nouns.ts';

export const searchArabic: typeof searchStrings = {
  search: 'البحث في الرسائل',
  searchHere: 'البحث في هذه المحادثة',
  label: 'البحث',
  close: 'إغلاق البحث',
  placeholder: 'كلمات أو جزء من كلمة أو ‎from:…‎',
  order: 'الترتيب',
  newest: 'الأحدث',
  best: 'الأنسب',
  results: 'الرسائل التي عُثر عليها',
  inChat: (title) => `في ${title}`,
  everywhere: (title) => `البحث في كل مكان، لا في ${title} فقط`,
  remove: (text) => `إزالة ${text}`,
  noMeaning: (text) => `لا شيء يوافق ${text}`,
  suggestions: 'أشخاص ومحادثات',
  helpTitle: 'ابحث في كل ما لديك',
  help: 'يعمل دون اتصال. لا يهم التشكيل ولا حالة الأحرف، ويكفي جزء من كلمة من ثلاثة أحرف فأكثر.',
  operators: 'تضييق البحث',
  none: 'لم يُعثر على شيء',
  noneHelp: 'جرّب كلمات أقل أو جزءًا من كلمة.',
  stillFetching: (percent) => `${formatPercent(percent)} من الرسائل على هذا الحاسوب حتى الآن. يُعثر على الأقدم عند وصولها.`,
  searching: 'جارٍ البحث فيما هو أقدم…',
  found: (count, isComplete) => (isComplete ? messages(count) : `أكثر من ${formatNumber(count)} رسالة`),
  hitLabel: (sender, chat, time, text) => `${sender} في ${chat}، ${time}: ${text}`,
  waiting: 'بانتظار الإرسال',
  messages: 'الرسائل',
  senderIn: (sender, chat) => `${sender} في ${chat}`,
};
