import { directChatId } from '#shared/domain/ids';
import type { Intent } from '#shared/protocol/commands/command';
import { demoDirectChats } from './demo-direct-chats.ts';
import { demoGroups } from './demo-groups.ts';
import { demoId } from './demo-id.ts';
import { demoPeople, demoPersonKeys, type DemoPerson, type DemoPersonKey } from './demo-people.ts';
import { demoTimeMs, type DemoChat, type DemoLine } from './demo-script.ts';

/** Something one of the people did, and when. */
interface DemoStep {
  readonly atMs: number;
  readonly actor: DemoPersonKey;
  readonly intent: Intent;
}

/** Up to which message of a chat, or answer of a thread, somebody has read; what follows is unread. */
export interface DemoReading {
  readonly reader: DemoPersonKey;
  readonly chatId: string;
  readonly messageId: string;
  readonly threadRootMessageId: string | null;
}

/** Everything that ever happened in the demo organization, in order. */
export interface DemoPlan {
  readonly steps: readonly DemoStep[];
  readonly readings: readonly DemoReading[];
}

export interface DemoPlanOptions {
  readonly organizationId: string;
  readonly userIds: Readonly<Record<DemoPersonKey, string>>;
  /** The end of the history. */
  readonly nowMs: number;
}

const toldBeforeMs = 60_000;
const createdBeforeMs = 5 * 60_000;
const editedAfterMs = 70_000;
const reactedAfterMs = 25_000;
const keptAfterMs = 40_000;

/** Turns the script into what each person would have asked of the server. */
export function planDemo(options: DemoPlanOptions): DemoPlan {
  const chats = [...demoGroups, ...demoDirectChats].map((chat) => planChat(chat, options));
  const steps = [...chats.flatMap((chat) => chat.steps), ...planProfiles(options.nowMs)].sort((one, other) => one.atMs - other.atMs);
  return { steps, readings: chats.flatMap((chat) => chat.readings) };
}

/** What people say of themselves as the history ends. */
function planProfiles(nowMs: number): DemoStep[] {
  return demoPersonKeys.flatMap((actor): DemoStep[] => {
    const { pronouns, status }: DemoPerson = demoPeople[actor];
    if (pronouns === undefined && status === undefined) return [];
    const until = status === undefined || status.endsAfterMinutes === null ? null : nowMs + status.endsAfterMinutes * 60_000;
    return [{ atMs: nowMs - toldBeforeMs, actor, intent: { kind: 'profile.update', ...(pronouns === undefined ? {} : { pronouns }), ...(status === undefined ? {} : { status: { emoji: status.emoji, text: status.text, until } }) } }];
  });
}

function planChat(chat: DemoChat, options: DemoPlanOptions): DemoPlan {
  const firstAtMs = demoTimeMs(chat.lines[0]?.at ?? '0m', options.nowMs);
  const members = chat.kind === 'direct' ? chat.between : chat.members;
  const created = createChat(chat, firstAtMs - createdBeforeMs, options);
  const lines = chat.lines.map((line, index): PlannedLine => {
    const atMs = demoTimeMs(line.at, options.nowMs);
    return { line, atMs, messageId: demoId(atMs, `${created.chatId}/${index}`) };
  });
  const idOfLabel = new Map(lines.map(({ line, messageId }) => [line.label ?? '', messageId]));
  const find = (label: string | undefined) => (label === undefined ? null : (idOfLabel.get(label) ?? null));

  const said = lines.flatMap(({ line, atMs, messageId }) =>
    saySteps(line, atMs, { chatId: created.chatId, messageId, replyToMessageId: find(line.replyTo), threadRootMessageId: find(line.inThread) }));
  const inChat = lines.filter(({ line }) => line.inThread === undefined || line.isAlsoInChat === true);
  const readings = members.flatMap((reader): DemoReading[] => {
    const last = inChat.at(-1 - (chat.unread?.[reader] ?? 0));
    return last === undefined ? [] : [{ reader, chatId: created.chatId, messageId: last.messageId, threadRootMessageId: null }];
  });
  return { steps: [...created.steps, ...said], readings: [...readings, ...planThreadReadings(chat, created.chatId, lines)] };
}

interface PlannedLine {
  readonly line: DemoLine;
  readonly atMs: number;
  readonly messageId: string;
}

/** Who takes part in a thread has read it to its end, unless the script says otherwise. */
function planThreadReadings(chat: DemoChat, chatId: string, lines: readonly PlannedLine[]): DemoReading[] {
  return lines.flatMap(({ line: root, messageId: threadRootMessageId }) => {
    const answers = lines.filter(({ line }) => line.inThread !== undefined && line.inThread === root.label);
    const last = answers.at(-1);
    if (last === undefined) return [];
    const readers = new Set([root.from, ...answers.map(({ line }) => line.from)]);
    return [...readers]
      .filter((reader) => chat.unreadThreads?.[reader]?.includes(root.label ?? '') !== true)
      .map((reader) => ({ reader, chatId, messageId: last.messageId, threadRootMessageId }));
  });
}

function createChat(chat: DemoChat, atMs: number, { organizationId, userIds }: DemoPlanOptions): { chatId: string; steps: DemoStep[] } {
  if (chat.kind === 'direct') {
    const [one, other] = chat.between;
    const chatId = directChatId(organizationId, userIds[one], userIds[other]);
    return { chatId, steps: [{ atMs, actor: one, intent: { kind: 'chat.createDirect', chatId, userId: userIds[other] } }] };
  }
  const chatId = demoId(atMs, chat.name);
  const [creator, ...others] = chat.members;
  if (creator === undefined) throw new TypeError(`The demo group “${chat.name}” has no members.`);
  const { name, topic } = chat;
  const create: DemoStep = { atMs, actor: creator, intent: { kind: 'chat.createGroup', chatId, name, topic, memberIds: others.map((key) => userIds[key]) } };
  const promotions = (chat.admins ?? []).map((key): DemoStep => ({
    atMs: atMs + 60_000,
    actor: creator,
    intent: { kind: 'member.setRole', chatId, userId: userIds[key], role: 'admin' },
  }));
  const description = chat.description === undefined ? [] : [{ atMs: atMs + 90_000, actor: creator, intent: { kind: 'chat.update', chatId, description: chat.description } } satisfies DemoStep];
  return { chatId, steps: [create, ...promotions, ...description] };
}

interface LinePlace {
  readonly chatId: string;
  readonly messageId: string;
  readonly replyToMessageId: string | null;
  readonly threadRootMessageId: string | null;
}

/** Writing, then perhaps editing, then what the others made of it. */
function saySteps(line: DemoLine, atMs: number, place: LinePlace): DemoStep[] {
  const { chatId, messageId, replyToMessageId, threadRootMessageId } = place;
  const inThread = threadRootMessageId === null ? {} : { threadRootMessageId, ...(line.isAlsoInChat === undefined ? {} : { isAlsoInChat: line.isAlsoInChat }) };
  const send: DemoStep = { atMs, actor: line.from, intent: { kind: 'message.send', chatId, messageId, body: line.before ?? line.text, replyToMessageId, ...inThread } };
  const edit: DemoStep = { atMs: atMs + editedAfterMs, actor: line.from, intent: { kind: 'message.edit', chatId, messageId, body: line.text } };
  const reactions = Object.entries(line.reactions ?? {}).flatMap(([emoji, people]) => people.map((actor) => ({ emoji, actor })));
  return [
    send,
    ...(line.before === undefined ? [] : [edit]),
    ...reactions.map(({ emoji, actor }, index): DemoStep => ({
      atMs: atMs + reactedAfterMs * (index + 1),
      actor,
      intent: { kind: 'reaction.set', chatId, messageId, emoji, present: true },
    })),
    ...keepSteps(line, atMs + keptAfterMs, { chatId, messageId }),
  ];
}

/** Pinned for everybody, saved for oneself. */
function keepSteps({ pinnedBy, savedBy = [] }: DemoLine, atMs: number, place: { readonly chatId: string; readonly messageId: string }): DemoStep[] {
  const pin = pinnedBy === undefined ? [] : [{ atMs, actor: pinnedBy, intent: { kind: 'message.pin', ...place, isPinned: true } } satisfies DemoStep];
  return [...pin, ...savedBy.map((actor): DemoStep => ({ atMs, actor, intent: { kind: 'message.mark', ...place, savedAt: atMs } }))];
}
