import { formatList } from '../../language/formats.ts';
import type { previewStrings } from '../previews.ts';
import { files, others, persons } from './nouns.ts';
import { plural } from './plural.ts';

export const previewsArabic: typeof previewStrings = {
  deleted: 'حُذفت هذه الرسالة',
  earlier: 'رسالة سابقة',
  somebody: 'شخص ما',
  file: 'ملف',
  picture: 'صورة',
  video: 'فيديو',
  videoMessage: 'رسالة فيديو',
  voiceMessage: 'رسالة صوتية',
  pictures: (count) => plural(count, { zero: 'لا صور', one: 'صورة واحدة', two: 'صورتان', few: '# صور', many: '# صورة', other: '# صورة' }),
  videos: (count) => plural(count, { zero: 'لا مقاطع فيديو', one: 'مقطع فيديو واحد', two: 'مقطعا فيديو', few: '# مقاطع فيديو', many: '# مقطع فيديو', other: '# مقطع فيديو' }),
  files,
  people: (names, more) => formatList(more > 0 ? [...names, others(more)] : names),

  changed: (who) => `غيّر ${who} هذه المحادثة`,
  groupCreated: (who, name) => `أنشأ ${who} المجموعة «${name}»`,
  groupRenamed: (who, name) => `غيّر ${who} اسم المجموعة إلى «${name}»`,
  topicRemoved: (who) => `أزال ${who} الموضوع`,
  topicSet: (who, topic) => `جعل ${who} الموضوع «${topic}»`,
  descriptionChanged: (who) => `غيّر ${who} الوصف`,
  pictureChanged: (who) => `غيّر ${who} صورة المجموعة`,
  addingOpened: (who) => `سمح ${who} لكل الأعضاء بإضافة أشخاص`,
  addingClosed: (who) => `قصر ${who} إضافة الأشخاص على المالكين والمشرفين`,
  groupTransferred: (who, person) => `سلّم ${who} المجموعة إلى ${person}`,
  groupArchived: (who) => `أرشف ${who} المجموعة`,
  groupRestored: (who) => `أعاد ${who} المجموعة إلى الاستخدام`,
  membersAdded: (who, people) => `أضاف ${who} ${people}`,
  memberRemoved: (who, person) => `أزال ${who} ${person}`,
  memberLeft: (who) => `غادر ${who} المجموعة`,
  roleChanged: {
    owner: (who, person) => `عيّن ${who} ${person} مالكًا`,
    admin: (who, person) => `عيّن ${who} ${person} مشرفًا`,
    member: (who, person) => `عيّن ${who} ${person} عضوًا`,
  },
  callEnded: {
    audio: {
      completed: (who, duration) => `انتهت مكالمة ${who} بعد ${duration}`,
      missed: (who) => `لم يُرد على مكالمة ${who}`,
      declined: (who) => `رُفضت مكالمة ${who}`,
      busy: (who) => `كان الخط مشغولًا عند مكالمة ${who}`,
      failed: (who) => `تعذّر توصيل مكالمة ${who}`,
    },
    video: {
      completed: (who, duration) => `انتهت مكالمة الفيديو من ${who} بعد ${duration}`,
      missed: (who) => `لم يُرد على مكالمة الفيديو من ${who}`,
      declined: (who) => `رُفضت مكالمة الفيديو من ${who}`,
      busy: (who) => `كان الخط مشغولًا عند مكالمة الفيديو من ${who}`,
      failed: (who) => `تعذّر توصيل مكالمة الفيديو من ${who}`,
    },
  },
  withPeople: (sentence, count) => `${sentence}، المشاركون: ${persons(count)}`,
};
