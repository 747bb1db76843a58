import type { signInStrings } from '../sign-in.ts';

export const signInArabic: typeof signInStrings = {
  title: 'تسجيل الدخول إلى مؤسستك',
  subtitle: 'محادثاتك محفوظة على هذا الحاسوب، لذا تُفتح فورًا، باتصال أو بدونه.',
  server: 'عنوان الخادم',
  serverPlaceholder: 'chat.example.org',
  email: 'البريد الإلكتروني',
  password: 'كلمة المرور',
  signIn: 'تسجيل الدخول',
  signingIn: 'جارٍ تسجيل الدخول…',
  or: 'أو',
  tryDemo: 'تجربة المؤسسة التجريبية',
  startingDemo: 'جارٍ تشغيل المؤسسة التجريبية…',
  demoHelp: 'تعمل على هذا الحاسوب فقط، بأشخاص ومحادثات للتجربة.',
  serverMissing: 'أدخل عنوان خادم مؤسستك.',
  emailMissing: 'أدخل بريدك الإلكتروني.',
  passwordMissing: 'أدخل كلمة المرور.',
  storeTitle: 'تعذّر فتح بياناتك على هذا الحاسوب',
  storeHelp: 'لم يُحذف شيء. بعد إصلاح ذلك أعد تحميل Hallway.',
};
