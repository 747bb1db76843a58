import type { shortcutStrings } from '../shortcuts.ts';

export const shortcutsArabic: typeof shortcutStrings = {
  title: 'اختصارات لوحة المفاتيح',
  change: 'تغيير الاختصارات',
  groups: { finding: 'البحث', chats: 'المحادثات', moving: 'التنقل', program: 'البرنامج', calls: 'المكالمات' },
  inSettings: (section) => `الإعدادات: ${section}`,
  words: {
    newMessage: 'كتابة مباشرة محادثة', newGroup: 'إنشاء قناة محادثة', search: 'البحث عن رسائل', inbox: 'غير مقروء', threads: 'ردود', mentions: 'ذُكرت', saved: 'علامات لاحقًا', scheduled: 'إرسال لاحقًا', people: 'دليل زملاء أعضاء',
    files: 'مستندات صور مرفقات', calls: 'سجل فائتة', profile: 'حالة غائب إجازة صورة منصب ضمائر منطقة زمنية', callSettings: 'ميكروفون كاميرا مكبر سماعة', overview: 'مفاتيح', sync: 'دون اتصال انتظار سجل',
    addOrganization: 'مساحة عمل خادم حساب', appearance: 'سمة داكن فاتح ألوان تباين كثافة حجم النص خط لغة ساعة', notifications: 'كتم إيقاف هدوء عدم الإزعاج صوت كلمات', shortcuts: 'مفاتيح تغيير', storage: 'مساحة مسح حجم',
    devices: 'تسجيل الخروج جلسات حواسيب', about: 'إصدار تراخيص مساعدة',
  },
  actions: {
    switcher: 'الانتقال إلى محادثة أو شخص', searchInChat: 'البحث في هذه المحادثة', searchEverywhere: 'البحث في كل مكان', filterChats: 'تصفية قائمة المحادثات', inbox: 'كل غير المقروء، والعودة',
    newMessage: 'رسالة جديدة', newGroup: 'مجموعة جديدة', previousChat: 'المحادثة السابقة', nextChat: 'المحادثة التالية', previousUnread: 'المحادثة غير المقروءة السابقة', nextUnread: 'المحادثة غير المقروءة التالية',
    goToChats: 'إلى المحادثات', goToConversation: 'إلى المحادثة المفتوحة', goToDetails: 'إلى التفاصيل', nextPane: 'القسم التالي', previousPane: 'القسم السابق',
    settings: 'الإعدادات', shortcuts: 'اختصارات لوحة المفاتيح',
    acceptVoice: 'قبول مكالمة بالصوت', acceptVideo: 'قبول مكالمة بالفيديو', declineCall: 'رفض مكالمة', callMicrophone: 'تشغيل الميكروفون أو إيقافه', callCamera: 'تشغيل الكاميرا أو إيقافها',
    callShare: 'مشاركة الشاشة أو إيقافها', callHand: 'رفع اليد أو خفضها', callLeave: 'مغادرة المكالمة',
  },
};
