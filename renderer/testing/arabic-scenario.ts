import type { MessageView } from '#shared/contract/views/message-view';
import { addChat } from './fake-calls.ts';
import { answerInThread, markOf } from './fake-threads.ts';
import { addMessage, fakeId, type FakeWorld } from './fake-world.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const person = (index: number) => fakeId(100 + index);

const names = ['سارة المنصوري', 'خالد العمري', 'ليلى حداد', 'Jonas Weber', 'نور السيد', 'يوسف بن علي', 'Aisha Karim', 'عبد الرحمن بن عبد العزيز آل عبد اللطيف'];
const titles = ['مديرة المنتج', 'مهندس برمجيات (Backend)', 'مصممة', 'Engineer', 'دعم العملاء', 'المالية', 'Designer', 'شؤون الموظفين'];

/** An Arabic office in which some things are Latin: names, addresses, programs, versions, and a colleague who writes English. */
export function arabicScenario(world: FakeWorld, nowMs: number): void {
  world.people = world.people.slice(0, names.length).map((known, index) => ({ ...known, displayName: names[index] ?? '', title: titles[index] ?? null, pronouns: null, status: statusOf(index, nowMs) }));
  if (world.session.status === 'signedIn') world.session = { ...world.session, displayName: names[0] ?? '', organizationName: 'استوديو ريح الشمال' };
  fillOthers(world, nowMs);
  fillLaunch(world, nowMs);
}

function statusOf(index: number, nowMs: number): FakeWorld['people'][number]['status'] {
  if (index === 1) return { emoji: '📅', text: 'في اجتماع مع فريق iOS', until: nowMs + 40 * minuteMs };
  return index === 4 ? { emoji: '🌴', text: 'في إجازة', until: null } : null;
}

function fillOthers(world: FakeWorld, nowMs: number): void {
  const direct = (index: number) => addChat(world, { kind: 'direct', title: names[index] ?? '', otherUserId: person(index), memberIds: [person(index)] });
  const noor = direct(4);
  addMessage(world, noor, { senderId: person(4), body: 'أرسلت التقرير إلى mail@northwind.example قبل الساعة 3:15.', createdAt: nowMs - 3 * 60 * minuteMs });
  const jonas = direct(3);
  addMessage(world, jonas, { senderId: person(3), body: 'Ready when you are (I am in room 12).', createdAt: nowMs - 2 * 60 * minuteMs });
  jonas.lastReadSeq = 1;
  const yusuf = direct(5);
  addMessage(world, yusuf, { senderId: person(0), body: 'اعتمدتُ الفاتورة رقم INV-2026/031 بمبلغ 12,500.75 يورو.', createdAt: nowMs - dayMs });
  world.drafts.set(yusuf.id, { body: 'وأرجو إرسال', replyToMessageId: null, files: [] });
  const longName = direct(7);
  addMessage(world, longName, { senderId: person(7), body: 'سأرسل العقود الموقّعة إلى الجميع صباح يوم الاثنين على أبعد تقدير إن شاء الله.', createdAt: nowMs - 2 * dayMs });
  longName.lastReadSeq = 1;
  const latin = addChat(world, { kind: 'group', title: 'Release 2.4 (iOS)', topic: null, otherUserId: null, memberIds: [1, 3].map(person) });
  addMessage(world, latin, { senderId: person(1), body: 'انتهى البناء بنجاح ✅', createdAt: nowMs - 5 * 60 * minuteMs });
  const design = addChat(world, { kind: 'group', title: 'فريق التصميم', topic: null, otherUserId: null, memberIds: [2, 6].map(person) });
  addMessage(world, design, { senderId: person(6), body: 'الأيقونات الجديدة في المجلد', createdAt: nowMs - 6 * 60 * minuteMs });
  design.lastReadSeq = 1;
  latin.typingNames = ['خالد العمري'];
}

function fillLaunch(world: FakeWorld, nowMs: number): void {
  const chat = addChat(world, { kind: 'group', title: 'إطلاق الربيع', topic: 'كل ما يخص الإطلاق في 14 مارس (Spring launch)', otherUserId: null, memberIds: [1, 2, 3, 4, 5, 7].map(person) });
  chat.description = 'هنا نجمع كل شيء:\nالخطة على https://plans.northwind.example';
  const say = (index: number, minutesAgo: number, body: string, changes: Partial<MessageView> = {}) => addMessage(world, chat, { senderId: person(index), body, createdAt: nowMs - minutesAgo * minuteMs, ...changes });
  say(0, 26 * 60, '', { type: 'system', event: { kind: 'group_created', name: 'إطلاق الربيع' } });
  say(1, 25 * 60, 'صباح الخير! الخطة هنا: https://plans.northwind.example/q2?tab=prices (سجّلوا الدخول أولًا)، وتنتهي يوم الخميس.');
  const code = say(1, 25 * 60 - 1, 'هذا ما أستخدمه في الجدول:\n```css\n.prices {\n  display: grid; /* عمودان */\n}\n```\nشغّلوا `npm run build -- --watch` ثم افتحوا `/prices`.', {
    reactions: [{ emoji: '👍', count: 3, isOwn: true, names: ['ليلى حداد', 'Jonas Weber', names[0] ?? ''] }],
  });
  say(3, 25 * 60 - 4, 'Looks good to me, **Sarah**. I ship `v2.4.1` at 17:30 (Berlin time).', { replyTo: { messageId: code.id, seq: code.seq, senderName: code.senderName, preview: { kind: 'text', text: 'هذا ما أستخدمه في الجدول:' }, isDeleted: false } });
  say(0, 25 * 60 - 8, 'ما زال ينقصنا:\n- الأسعار على الشاشات الصغيرة\n- البريد الإلكتروني\n  - القالب (template)\n- الاختبار على iOS\n\n1. أولًا: المراجعة\n2. ثانيًا: النشر', { editedAt: nowMs - 24 * 60 * minuteMs });
  say(2, 90, '> متى نجتمع؟\n> Before lunch?\n\nبعد الغداء، الساعة 3:15، في القاعة 12-B.');
  say(4, 80, 'الميزانية 12,500.75 يورو حتى 14/3/2026، أي ‎+4.5% عن العام الماضي. للاستفسار: +49 30 901820!');
  say(4, 79, 'iOS جاهز، أما Android فيحتاج إلى يومين.');
  say(3, 70, '@سارة المنصوري please look at [الخطة الجديدة](https://plans.northwind.example/q2), thanks!', { mentions: [{ text: '@سارة المنصوري', userId: world.selfId, isSelf: true }] });
  say(0, 3, 'شكرًا @Jonas Weber، سأراجعها **الآن**.', { mentions: [{ text: '@Jonas Weber', userId: person(3), isSelf: false }], seq: null, delivery: { status: 'waiting' } });
  chat.lastReadSeq = chat.messages.length;
  const answer = (index: number, minutesAgo: number, body: string) => answerInThread(world, chat, say(index, minutesAgo, body, { threadRootMessageId: code.id, isOnlyInThread: true }));
  answer(2, 60, 'هل يعمل هذا مع `minmax(12rem, 1fr)`؟');
  answer(3, 50, 'Yes, it wraps by itself.');
  answer(0, 40, 'ممتاز 👍');
  Object.assign(markOf(world, code.id), { isFollowing: true, readSeq: 99 });
}
