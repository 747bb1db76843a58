import { defaultInterfaceSettings } from '#shared/contract/interface-settings';
import { usualPreferences } from '#shared/domain/preferences';
import { defaultCallSettings } from '#shared/contract/call-settings';
import type { PersonView } from '#shared/contract/views/person-view';
import { messageLink } from '#shared/domain/message-link';
import { addChat } from './fake-calls.ts';
import { answerInThread, markOf } from './fake-threads.ts';
import { addMessage, fakeId, type FakeChat, type FakePerson, type FakeWorld } from './fake-world.ts';
import { arabicScenario } from './arabic-scenario.ts';
import { visualScenarios } from './visual-scenarios.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

const names = ['Mara Lindqvist', 'Jonas Weber', 'Aisha Karim', 'Tomás Herrera', 'Priya Raman', 'Ewan MacLeod', 'Yuki Tanaka', 'Noor El-Sayed', 'Beatriz Monteiro de Carvalho e Albuquerque', 'שירה לוי', 'Olu Adeyemi', 'Freya Nilsen'];
const titles = ['Head of product', 'Engineer', 'Designer', 'Engineer', 'Support lead', 'Finance', 'Data analyst', 'People operations', 'Account manager', 'Engineer', 'Marketing', null];

const zones = ['Europe/Berlin', 'Europe/Lisbon', 'Asia/Karachi', 'America/Mexico_City', 'Asia/Kolkata', 'Europe/London', 'Asia/Tokyo', 'Africa/Cairo', 'America/Sao_Paulo', 'Asia/Jerusalem', null, 'Europe/Oslo'];
const statuses: Record<number, PersonView['status']> = {
  1: { emoji: '🌴', text: 'On holiday', until: Date.now() + 3 * dayMs },
  2: { emoji: '📅', text: 'In a meeting', until: Date.now() + 40 * minuteMs },
  4: { emoji: null, text: 'Answering the long questions first, the short ones after lunch', until: null },
  9: { emoji: '🎧', text: 'לא להפריע בבקשה', until: null },
};

function createPeople(): FakePerson[] {
  return names.map((displayName, index) => ({
    userId: fakeId(100 + index),
    displayName,
    email: `${displayName.split(' ')[0]?.normalize('NFD').replace(/\P{ASCII}/gu, '').toLowerCase() || 'shira'}@northwind.example`,
    title: titles[index] ?? null,
    status: statuses[index] ?? null,
    pronouns: index % 4 === 2 ? 'she/her' : null,
    timeZone: zones[index] ?? null,
    presence: (['active', 'active', 'away', 'offline'] as const)[index % 4] ?? null,
  }));
}

function createDevices(nowMs: number): FakeWorld['devices'] {
  return [
    { id: fakeId(901), name: 'mara-laptop', createdAt: nowMs - 90 * dayMs, lastSeenAt: nowMs, isThisDevice: true },
    { id: fakeId(902), name: 'studio-desktop', createdAt: nowMs - 300 * dayMs, lastSeenAt: nowMs - 2 * dayMs, isThisDevice: false },
  ];
}

function createWorld(nowMs: number): FakeWorld {
  return {
    session: { status: 'signedIn', userId: fakeId(100), displayName: 'Mara Lindqvist', email: 'mara@northwind.example', organizationId: fakeId(1), organizationName: 'Northwind Studio', serverUrl: 'https://chat.northwind.example', canCreateGroup: true, canWrite: true, canCall: true, canDeleteAnyMessage: false, notice: null },
    connection: { connection: { status: 'connected', sinceMs: 0 }, waitingCount: 0, failedCount: 0, history: { chatsComplete: 8, chatsTotal: 8, messagesHeld: 900, messagesTotal: 900 } },
    people: createPeople(),
    chats: new Map(),
    drafts: new Map(),
    threads: new Map(),
    scheduled: [],
    callHistory: [],
    callSettings: defaultCallSettings,
    interfaceSettings: defaultInterfaceSettings,
    preferences: usualPreferences,
    devices: createDevices(nowMs),
    sync: { unsent: [], hasMoreUnsent: false, transfers: [], completeSinceMs: null },
    refusal: null,
    lastId: 10_000,
    selfId: fakeId(100),
    announce: () => undefined,
  };
}

const person = (index: number) => fakeId(100 + index);

function fillLaunch(world: FakeWorld, nowMs: number): FakeChat {
  const chat = addChat(world, { kind: 'group', title: 'Spring launch', topic: 'Everything for the launch on the 14th', otherUserId: null, memberIds: [1, 2, 3, 4, 8, 9].map(person) });
  chat.members = chat.members.map((member, index) => (index === 1 ? { ...member, role: 'admin' } : member));
  chat.pinnedAt = 1;
  const yesterday = nowMs - dayMs;
  const say = (index: number, atMs: number, body: string, more = {}) => addMessage(world, chat, { senderId: person(index), body, createdAt: atMs, ...more });
  say(0, yesterday - 40 * minuteMs, '', { type: 'system', event: { kind: 'group_created', name: 'Spring launch' } });
  say(1, yesterday - 30 * minuteMs, 'Morning! The build for the launch is on the test server: https://test.northwind.example/launch?build=482 (log in with your usual account).');
  say(1, yesterday - 29 * minuteMs, 'Two things are still open: the price table on small screens, and the e-mail template.');
  say(2, yesterday - 22 * minuteMs, 'I can take the price table. Is `grid-template-columns` fine, or do we still support the old browsers?');
  const question = say(3, yesterday - 20 * minuteMs, 'Grid is fine. This is what I use elsewhere:\n```css\n.prices {\n  display: grid;\n  grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr));\n}\n```', {
    reactions: [{ emoji: '👍', count: 3, isOwn: true, names: ['Jonas Weber', 'Aisha Karim', 'Mara Lindqvist'] }, { emoji: '🎉', count: 1, isOwn: false, names: ['Priya Raman'] }],
  });
  say(0, yesterday - 12 * minuteMs, 'Lovely, thank you both. I will write the e-mail text tonight.', { editedAt: yesterday - 10 * minuteMs, editCount: 2 });
  say(4, nowMs - 95 * minuteMs, 'Support has the answers for the twelve most likely questions ready. They are in the shared folder, and I will keep them up to date as people write in.');
  say(2, nowMs - 80 * minuteMs, 'The price table is done.', { replyTo: { messageId: question.id, seq: question.seq, senderName: question.senderName, preview: { kind: 'text', text: 'Grid is fine. This is what I use elsewhere:' }, isDeleted: false } });
  say(2, nowMs - 79 * minuteMs, '🎉🎉');
  say(8, nowMs - 60 * minuteMs, '', { isDeleted: true });
  chat.lastReadSeq = chat.messages.length;
  say(9, nowMs - 24 * minuteMs, 'מעולה! אבדוק את זה היום אחר הצהריים.');
  say(1, nowMs - 20 * minuteMs, 'Mara, could you look at the second paragraph of the announcement? I think it promises a little too much.');
  say(1, nowMs - 19 * minuteMs, 'No hurry, before noon tomorrow is fine.');
  fillThreads(world, chat, nowMs);
  return chat;
}

/** A thread with something new, a pinned and a saved message, a link to a message and one that mentions oneself. */
function fillThreads(world: FakeWorld, chat: FakeChat, nowMs: number): void {
  const [, build, , , question] = chat.messages;
  if (build === undefined || question === undefined) return;
  chat.messages = chat.messages.map((message) => (message.id === build.id ? { ...message, pinnedByName: 'Jonas Weber' } : message.id === question.id ? { ...message, isSaved: true } : message));
  const answer = (index: number, atMs: number, body: string, more = {}) => answerInThread(world, chat, addMessage(world, chat, { senderId: person(index), body, createdAt: atMs, threadRootMessageId: question.id, isOnlyInThread: true, ...more }));
  answer(2, nowMs - 70 * minuteMs, 'Does `minmax` need a fallback for the narrow layout?');
  answer(3, nowMs - 66 * minuteMs, 'No, it wraps by itself. I tried it down to 320 pixels.');
  answer(0, nowMs - 50 * minuteMs, 'Then let us take it.');
  answer(2, nowMs - 18 * minuteMs, 'Done, it is on the test server.', { isOnlyInThread: false, threadRoot: { senderName: question.senderName, preview: { kind: 'text', text: 'Grid is fine. This is what I use elsewhere:' } } });
  answer(1, nowMs - 12 * minuteMs, 'Looks good on my phone, too. 👍');
  Object.assign(markOf(world, question.id), { isFollowing: true, readSeq: chat.messages.at(-3)?.seq ?? 0 });
  answer(4, nowMs - 9 * minuteMs, 'I will tell the first customers tomorrow.');
  addMessage(world, chat, { senderId: person(1), body: `@Mara Lindqvist this is the message I mean: ${messageLink({ organizationId: fakeId(1), chatId: chat.id, messageId: build.id })}`, mentions: [{ text: '@Mara Lindqvist', userId: world.selfId, isSelf: true }], createdAt: nowMs - 8 * minuteMs });
}

function fillOthers(world: FakeWorld, nowMs: number): void {
  const direct = (index: number) => addChat(world, { kind: 'direct', title: names[index] ?? '', otherUserId: person(index), memberIds: [person(index)] });
  const jonas = direct(1);
  addMessage(world, jonas, { senderId: person(1), body: 'Do you have ten minutes this afternoon?', createdAt: nowMs - 50 * minuteMs });
  addMessage(world, jonas, { senderId: person(0), body: 'Yes, at three?', createdAt: nowMs - 48 * minuteMs });
  jonas.lastReadSeq = 2;
  jonas.typingNames = ['Jonas Weber'];
  const aisha = direct(2);
  addMessage(world, aisha, { senderId: person(2), body: 'The new icons are in the folder.', createdAt: nowMs - 3 * 60 * minuteMs });
  addMessage(world, aisha, { senderId: person(2), body: 'Tell me what you think!', createdAt: nowMs - 3 * 60 * minuteMs + 20_000 });
  const priya = direct(4);
  addMessage(world, priya, { senderId: person(0), body: 'Could you send me the numbers of last week?', createdAt: nowMs - dayMs, seq: null, delivery: { status: 'failed', commandId: fakeId(77), code: 'not_allowed', message: 'You are not allowed to do this.' } });
  world.drafts.set(priya.id, { body: 'And the ones of the week before, if', replyToMessageId: null, files: [] });
  const carvalho = direct(8);
  addMessage(world, carvalho, { senderId: person(8), body: 'The contract is signed, I will send the papers round on Monday morning at the latest.', createdAt: nowMs - 2 * dayMs });
  carvalho.lastReadSeq = 1;
  const lunch = addChat(world, { kind: 'group', title: 'Lunch', otherUserId: null, memberIds: [3, 5, 6, 7].map(person) });
  lunch.isMuted = true;
  lunch.ownRole = 'member';
  for (let index = 0; index < 140; index += 1) addMessage(world, lunch, { senderId: person([3, 5, 6, 7][index % 4] ?? 3), body: `Place number ${index + 1} for lunch?`, createdAt: nowMs - 5 * dayMs + index * 20 * minuteMs });
  const archive = addChat(world, { kind: 'group', title: 'Engineering', topic: 'Long and old', otherUserId: null, memberIds: [1, 3, 9, 10].map(person) });
  for (let index = 0; index < 5_000; index += 1) {
    addMessage(world, archive, { senderId: person([1, 3, 9, 10, 0][(index >> 2) % 5] ?? 1), body: `Message ${index + 1}. ${'Some words to fill a line or more. '.repeat((index * 7) % 9)}`.trim(), createdAt: nowMs - 90 * dayMs + index * 25 * minuteMs });
  }
  archive.lastReadSeq = 5_000;
}

/** Makes the world that a drawing or test begins with. */
export function createScenario(name: string, nowMs: number): FakeWorld {
  const world = createWorld(nowMs);
  if (name !== 'empty' && name !== 'arabic') {
    fillOthers(world, nowMs);
    fillLaunch(world, nowMs);
  }
  if (name === 'arabic') arabicScenario(world, nowMs);
  (scenarioChanges[name] ?? visualScenarios[name])?.(world, nowMs);
  return world;
}

const signedOut = { status: 'signedOut', notice: null, lastServerUrl: null, lastEmail: null } as const;

const scenarioChanges: Readonly<Record<string, (world: FakeWorld, nowMs: number) => void>> = {
  signedOut(world) {
    world.session = signedOut;
  },
  wasSignedOut(world) {
    world.session = { ...signedOut, notice: { code: 'session_ended', message: 'You were signed out on this device. Sign in again; unsent messages are kept.' }, lastServerUrl: 'https://chat.northwind.example', lastEmail: 'mara@northwind.example' };
  },
  storeFailed(world) {
    world.session = { status: 'storeFailed', error: { code: 'store_newer', message: 'The data on this computer was written by a newer version of Hallway. Update Hallway to open it.' } };
  },
  offline(world, nowMs) {
    world.connection = { connection: { status: 'offline', code: 'server_unreachable', message: 'The server cannot be reached.', sinceMs: nowMs - 12 * minuteMs, retryAtMs: nowMs + minuteMs }, waitingCount: 2, failedCount: 1, history: { chatsComplete: 5, chatsTotal: 8, messagesHeld: 640, messagesTotal: 900 } };
    const [chat] = world.chats.values();
    const unsent = { commandId: fakeId(801), what: 'message.send', chatId: chat?.id ?? null, chatTitle: chat?.title ?? null, preview: 'The numbers of last week are in the folder now.', sinceMs: nowMs - 11 * minuteMs, failure: null } as const;
    world.sync = {
      unsent: [unsent, { ...unsent, commandId: fakeId(802), what: 'reaction.set', preview: '👍' }, { ...unsent, commandId: fakeId(803), preview: 'And the ones of the week before, if', failure: { code: 'not_allowed', message: 'You are not allowed to do this.' } }],
      hasMoreUnsent: false,
      transfers: [{ attachmentId: fakeId(811), fileName: 'Harbour plan, second version.pdf', sizeBytes: 48_200_000, chatTitle: 'Spring launch', transfer: { direction: 'up', status: 'waiting', doneBytes: 12_000_000, code: null, message: null } }],
      completeSinceMs: nowMs - 60 * dayMs,
    };
  },
  readOnly(world) {
    if (world.session.status === 'signedIn') world.session = { ...world.session, canCreateGroup: false, canWrite: false, canCall: false };
    for (const chat of world.chats.values()) {
      chat.canWrite = false;
      chat.canCall = false;
    }
  },
  long(world, nowMs) {
    const chat = [...world.chats.values()].find(({ title }) => title === 'Spring launch');
    if (chat === undefined) return;
    chat.title = 'A group with a name that is really much longer than one would like it to be';
    addMessage(world, chat, { senderId: person(8), body: `${'A very long message with many words in it, again and again. '.repeat(120)}\n${'averylongwordwithoutanyspaces'.repeat(20)}`, createdAt: nowMs - 3 * minuteMs });
    addMessage(world, chat, { senderId: person(0), body: 'I wrote this on the train.', createdAt: nowMs - minuteMs, seq: null, delivery: { status: 'waiting' } });
    addMessage(world, chat, { senderId: person(0), body: 'And this one did not get through.', createdAt: nowMs - minuteMs, seq: null, delivery: { status: 'failed', commandId: fakeId(78), code: 'not_allowed', message: 'You are not allowed to do this.' } });
  },
};
