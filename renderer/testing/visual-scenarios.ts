import type { AttachmentView } from '#shared/contract/views/attachment-view';
import type { MessageView } from '#shared/contract/views/message-view';
import type { ScheduledMessage } from '#shared/contract/views/scheduled-message';
import { addChat } from './fake-calls.ts';
import { addMessage, fakeId, type FakeChat, type FakeWorld } from './fake-world.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const person = (index: number) => fakeId(100 + index);

type Say = (index: number, minutesAgo: number, body: string, changes?: Partial<MessageView>) => MessageView;

/** A group that is the newest chat, with what the scenario says in it; everything is read. */
function group(world: FakeWorld, { title, nowMs }: { readonly title: string; readonly nowMs: number }, fill: (say: Say, chat: FakeChat) => void): FakeChat {
  const chat = addChat(world, { kind: 'group', title, topic: null, otherUserId: null, memberIds: [1, 2, 3, 4, 8, 9].map(person) });
  fill((index, minutesAgo, body, changes) => addMessage(world, chat, { senderId: person(index), body, createdAt: nowMs - minutesAgo * minuteMs, ...changes }), chat);
  chat.lastReadSeq = chat.messages.length;
  return chat;
}

function file(number: number, fileName: string, changes: Partial<AttachmentView>): AttachmentView {
  return {
    id: fakeId(5_000 + number), fileName, mimeType: 'application/octet-stream', kind: 'other', sizeBytes: 48_300, contentHash: '', widthPx: null, heightPx: null, durationMs: null, placeholder: null, waveform: null,
    isRecording: false, hasThumbnail: false, isHere: true, isKept: false, transfer: null, ...changes,
  };
}

const tomorrowAt = (nowMs: number, hour: number) => new Date(nowMs).setHours(24 + hour, 0, 0, 0);

function scheduledFor(chat: FakeChat, changes: Pick<ScheduledMessage, 'messageId' | 'body' | 'sendAt'> & Partial<ScheduledMessage>): ScheduledMessage {
  return { chatId: chat.id, chatTitle: chat.title, replyToMessageId: null, threadRootMessageId: null, isAlsoInChat: false, isOnServer: true, failure: null, ...changes };
}

const picture = (number: number, fileName: string, changes: Partial<AttachmentView> = {}) => file(number, fileName, { kind: 'image', mimeType: 'image/jpeg', widthPx: 1_200, heightPx: 800, hasThumbnail: true, ...changes });
const failed = { status: 'failed', commandId: fakeId(78), code: 'not_allowed', message: 'You are not allowed to do this.' } as const;

const formatted = [
  'All of it: **bold**, *italic*, ~~struck~~, `code`, **bold with *italic* in it**.',
  '> Quoted first,\n> and then some more.\n\nAnd an answer below.',
  '- one\n- two\n  - and a half\n- three\n\n1. first\n2. second',
  '```ts\nexport function area(radiusPx: number): number {\n  // Of a circle.\n  return Math.PI * radiusPx ** 2;\n}\n```',
  'See https://docs.northwind.example/a/long/path?with=query#and-fragment or [the plan](https://plans.northwind.example/q2), write to mail@northwind.example.',
  'A look-alike: [bank.example](https://evil.example/login)',
] as const;

const hostile = [
  '<img src=x onerror="alert(1)"><script>alert(1)</script> &lt;b&gt;',
  '[a](javascript:alert(1)) [b](data:text/html,x) ![c](https://evil.example/pixel.png)',
  `\u202Egnp.exe\u202C and e${'\u0301'.repeat(60)} above`,
  'averylongwordwithoutanyspaces'.repeat(12),
  '```\n'.repeat(30),
  `| a |${'\t'.repeat(40)}x`,
] as const;

/** What the pictures of `tests/visual` begin with, beside the scenarios that drawings begin with. */
export const visualScenarios: Readonly<Record<string, (world: FakeWorld, nowMs: number) => void>> = {
  formatted(world, nowMs) {
    group(world, { title: 'Formatted', nowMs }, (say) => formatted.forEach((body, index) => say(index % 2 === 0 ? 1 : 2, 30 - index, body)));
  },
  hostile(world, nowMs) {
    group(world, { title: 'Hostile <b>text</b>', nowMs }, (say) => hostile.forEach((body, index) => say(3, 30 - index, body)));
  },
  grouped(world, nowMs) {
    group(world, { title: 'Grouped', nowMs }, (say) => {
      say(0, 3 * 24 * 60, '', { type: 'system', event: { kind: 'group_created', name: 'Grouped' } });
      say(1, 3 * 24 * 60 - 2, 'The first of three in a row.');
      say(1, 3 * 24 * 60 - 3, 'The second.');
      say(1, 3 * 24 * 60 - 4, 'The third.');
      say(2, 26 * 60, 'On another day.');
      const own = say(0, 25 * 60, 'One’s own, edited.', { editedAt: nowMs - dayMs });
      say(3, 24 * 60, '', { isDeleted: true });
      say(4, 50, 'An answer.', { replyTo: { messageId: own.id, seq: own.seq, senderName: own.senderName, preview: { kind: 'text', text: own.body }, isDeleted: false } });
      say(4, 49, 'An answer to what is gone.', { replyTo: { messageId: fakeId(1), seq: 7, senderName: 'Tomás Herrera', preview: { kind: 'deleted' }, isDeleted: true } });
      say(2, 10, 'For @Mara Lindqvist and @everyone', { mentions: [{ text: '@Mara Lindqvist', userId: person(0), isSelf: true }, { text: '@everyone', userId: null, isSelf: true }] });
    });
  },
  unsent(world, nowMs) {
    group(world, { title: 'Unsent', nowMs }, (say) => {
      say(1, 20, 'Did you get it?');
      say(0, 3, 'I wrote this on the train.', { seq: null, delivery: { status: 'waiting' } });
      say(0, 2, 'And this one did not get through.', { seq: null, delivery: failed });
      say(0, 1, 'Nor this, but it may go yet.', { seq: null, delivery: { status: 'waiting' } });
    });
  },
  unreadLine(world, nowMs) {
    const chat = group(world, { title: 'Unread', nowMs }, (say) => {
      for (let index = 0; index < 4; index += 1) say(1, 90 - index * 10, `Read already, number ${index + 1}.`);
      for (let index = 0; index < 3; index += 1) say(2, 9 - index, `New, number ${index + 1}.`);
    });
    chat.lastReadSeq = 4;
    chat.typingNames = ['Aisha Karim', 'Jonas Weber'];
  },
  mentioned(world, nowMs) {
    const chat = group(world, { title: 'Mentioned', nowMs }, (say) => {
      say(1, 20, 'Read.');
      say(2, 5, '@Mara Lindqvist, please look.', { mentions: [{ text: '@Mara Lindqvist', userId: person(0), isSelf: true }] });
    });
    chat.lastReadSeq = 1;
  },
  emptyChat(world, nowMs) {
    group(world, { title: 'Nothing yet', nowMs }, () => undefined);
  },
  files(world, nowMs) {
    group(world, { title: 'Files', nowMs }, (say) => {
      say(1, 40, 'From the weekend', { attachments: [picture(1, 'Beach.jpg'), picture(2, 'Tower.jpg', { widthPx: 400, heightPx: 900 }), file(3, 'Waves.mp4', { kind: 'video', mimeType: 'video/mp4', durationMs: 73_000, hasThumbnail: true, widthPx: 1_280, heightPx: 720 })] });
      say(2, 30, '', { attachments: [file(4, 'Voice', { kind: 'audio', mimeType: 'audio/webm', durationMs: 41_000, isRecording: true }), file(5, 'Tone.wav', { kind: 'audio', mimeType: 'audio/wav', durationMs: 9_000 })] });
      say(3, 20, 'And the papers', { attachments: [file(6, 'Minutes.pdf', { kind: 'pdf', mimeType: 'application/pdf' }), file(7, 'plan.ts', { kind: 'text', mimeType: 'text/plain', isKept: true }), file(8, 'Everything of the last five years in one archive.zip', { kind: 'archive', sizeBytes: 734_003_200 }), file(9, 'setup.exe', {})] });
    });
  },
  transfers(world, nowMs) {
    const up = { direction: 'up', code: null, message: null } as const;
    group(world, { title: 'Transfers', nowMs }, (say) => {
      say(0, 8, 'On their way', {
        seq: null, delivery: { status: 'waiting' },
        attachments: [file(1, 'running.zip', { transfer: { ...up, status: 'running', doneBytes: 20_000 } }), file(2, 'waiting.zip', { transfer: { ...up, status: 'waiting', doneBytes: 0 } }), file(3, 'paused.zip', { transfer: { ...up, status: 'paused', doneBytes: 30_000 } }), file(4, 'failed.zip', { transfer: { ...up, status: 'failed', doneBytes: 0, code: 'disk_full', message: 'The disk of this computer is full.' } })],
      });
      say(2, 6, 'Not here yet', { attachments: [file(5, 'later.pdf', { kind: 'pdf', isHere: false }), file(6, 'coming.pdf', { kind: 'pdf', isHere: false, transfer: { direction: 'down', status: 'running', doneBytes: 30_000, code: null, message: null } })] });
    });
  },
  scheduled(world, nowMs) {
    const chat = group(world, { title: 'Grouped', nowMs }, (say) => say(1, 20, 'Have a good evening!'));
    world.scheduled = [scheduledFor(chat, { messageId: fakeId(702), body: 'Good morning! Today we meet **at ten**.', sendAt: tomorrowAt(nowMs, 9) })];
  },
  scheduledMany(world, nowMs) {
    const chat = group(world, { title: 'Grouped', nowMs }, (say) => say(1, 20, 'Have a good evening!'));
    world.scheduled = [
      scheduledFor(chat, { messageId: fakeId(701), body: 'The numbers of the week are in the folder.', sendAt: tomorrowAt(nowMs, 0) - 2 * dayMs, failure: { code: 'not_allowed', commandId: null } }),
      scheduledFor(chat, { messageId: fakeId(702), body: 'Good morning! Today we meet **at ten**.', sendAt: tomorrowAt(nowMs, 9), isOnServer: false }),
      scheduledFor(chat, { messageId: fakeId(703), body: `${'Many words that go on and on. '.repeat(12)}${'andonelongword'.repeat(8)}`, sendAt: tomorrowAt(nowMs, 9) + 3 * dayMs, threadRootMessageId: fakeId(1), isAlsoInChat: true }),
    ];
  },
  connecting(world) {
    world.connection = { ...world.connection, connection: { status: 'connecting', attempt: 1 } };
  },
  failedToSend(world) {
    world.connection = { ...world.connection, failedCount: 2 };
  },
  fetchingHistory(world) {
    world.connection = { ...world.connection, history: { chatsComplete: 3, chatsTotal: 8, messagesHeld: 380, messagesTotal: 900 } };
  },
  told(world) {
    if (world.session.status === 'signedIn') world.session = { ...world.session, notice: { code: 'store_rebuilt_partly', message: 'A part of this computer’s copy was damaged and is being fetched again.' } };
  },
};
