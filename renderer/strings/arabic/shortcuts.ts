import type { shortcutStrings } from '../shortcuts.ts';

export const shortcutsArabic: typeof shortcutStrings = {
  title: 'اختصارات لوحة المفاتيح',
  change: 'تغيير الاختصارات',
  groups: { finding: 'البحث', chats: 'المحادثات', moving: 'التنقل', program: 'البرنامج', calls: 'المكالمات' },
  actions: {
    switcher: 'الانتقال إلى محادثة أو شخص', searchInChat: 'البحث في هذه المحادثة', searchEverywhere: 'البحث في كل مكان', filterChats: 'تصفية قائمة المحادثات', inbox: 'كل غير المقروء، والعودة',
    newMessage: 'رسالة جديدة', newGroup: 'مجموعة جديدة', previousChat: 'المحادثة السابقة', nextChat: 'المحادثة التالية', previousUnread: 'المحادثة غير المقروءة السابقة', nextUnread: 'المحادثة غير المقروءة التالية',
    goToChats: 'إلى المحادثات', goToConversation: 'إلى المحادثة المفتوحة', goToDetails: 'إلى التفاصيل', nextPane: 'القسم التالي', previousPane: 'القسم السابق',
    settings: 'الإعدادات', shortcuts: 'اختصارات لوحة المفاتيح',
    acceptVoice: 'قبول مكالمة بالصوت', acceptVideo: 'قبول مكالمة بالفيديو', declineCall: 'رفض مكالمة', callMicrophone: 'تشغيل الميكروفون أو إيقافه', callCamera: 'تشغيل الكاميرا أو إيقافها',
    callShare: 'مشاركة الشاشة أو إيقافها', callHand: 'رفع اليد أو خفضها', callLeave: 'مغادرة المكالمة',
  },
};
