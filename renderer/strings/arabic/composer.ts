import { limits } from '#shared/domain/limits';
import { formatNumber } from '../../language/formats.ts';
import type { composerStrings } from '../composer.ts';
import { plural } from './plural.ts';

const characters = (count: number) => plural(count, { zero: 'لا أحرف', one: 'حرف واحد', two: 'حرفان', few: '# أحرف', many: '# حرفًا', other: '# حرف' });

export const composerArabic: typeof composerStrings = {
  label: 'الرسالة',
  send: 'إرسال',
  save: 'حفظ التغييرات',
  placeholder: (title) => `رسالة إلى ${title}`,
  replying: 'رد على رسالة',
  replyingTo: (name) => `رد على ${name}`,
  cancelReply: 'إلغاء الرد',
  editing: 'تعديل رسالتك',
  cancelEdit: 'إلغاء التعديل',
  emoji: 'إدراج رمز تعبيري',
  left: (count) => `المتبقي: ${characters(count)}`,
  tooLong: (over) => `الزيادة: ${characters(over)}. الحد الأقصى للرسالة ${formatNumber(limits.messageBodyLength)}.`,
  readOnly: 'يمكنك القراءة هنا دون الكتابة.',
  hint: 'مفتاح الإدخال يرسل، وShift مع الإدخال يبدأ سطرًا جديدًا',
  pastedFile: 'نص ملصق',
  pastedAsFile: 'ما لصقته أطول من أن تسعه رسالة، فسيُرسل معها كملف. أزِل الملف إن لم ترده.',
  formatting: 'التنسيق',
  showFormatting: 'إظهار التنسيق',
  hideFormatting: 'إخفاء التنسيق',
  formats: { bold: 'غامق', italic: 'مائل', strike: 'يتوسطه خط', code: 'رمز برمجي', codeBlock: 'كتلة برمجية', quote: 'اقتباس', bullets: 'قائمة', numbers: 'قائمة مرقمة', link: 'رابط' },
  suggestions: 'اقتراحات',
  everyone: 'everyone',
  everyoneHint: (count) => `يُشعر كل من هنا (${formatNumber(count)})`,
  commands: {
    call: 'بدء مكالمة صوتية', 'call video': 'بدء مكالمة فيديو', me: 'قل ماذا تفعل', shrug: 'إضافة ¯\\_(ツ)_/¯', status: 'تعيين حالتك، مثل ‎/status 🌴‎ ثم ما تفعله',
    mute: 'كتم هذه المحادثة، مثل ‎/mute 8‎ لثماني ساعات', unmute: 'استقبال إشعارات هذه المحادثة مجددًا', help: 'عرض ما يمكن كتابته هنا',
  },
  helpTitle: 'ما يمكن كتابته هنا',
  helpFormats: 'التنسيق',
  helpCommands: 'الأوامر',
  helpMore: 'وأيضًا',
  helpCompletion: '@ تكمل الأسماء، و: تكمل الرموز التعبيرية',
  muted: 'هذه المحادثة مكتومة.',
  unmuted: 'ستصلك إشعارات هذه المحادثة مجددًا.',
};
