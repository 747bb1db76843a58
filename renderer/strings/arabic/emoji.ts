import type { emojiStrings } from '../emoji.ts';

export const emojiArabic: typeof emojiStrings = {
  search: 'البحث عن رمز تعبيري',
  none: 'لم يُعثر على رمز تعبيري',
  all: 'الرموز التعبيرية',
  categories: 'الفئات',
  skinTone: 'لون البشرة',
  skinTones: { 0: 'الأصفر المعتاد', 1: 'فاتح', 2: 'فاتح متوسط', 3: 'متوسط', 4: 'داكن متوسط', 5: 'داكن' },
  sections: {
    found: 'النتائج', frequent: 'كثيرة الاستخدام', smileys: 'وجوه ومشاعر', people: 'أشخاص وأجسام', nature: 'حيوانات وطبيعة', food: 'طعام وشراب',
    travel: 'سفر وأماكن', activities: 'أنشطة', objects: 'أشياء', symbols: 'رموز', flags: 'أعلام',
  },
};
