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

/** Up to which message somebody has read; what follows is unread. */
interface DemoReading {
  readonly reader: DemoPersonKey;
  readonly chatId: string;
  readonly messageId: string;
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
  const lines = chat.lines.map((line, index) => ({ line, atMs: demoTimeMs(line.at, options.nowMs), index }));
  const messageIds = lines.map(({ atMs, index }) => demoId(atMs, `${created.chatId}/${index}`));
  const idOfLabel = new Map(lines.map(({ line, index }) => [line.label ?? '', messageIds[index] ?? '']));

  const said = lines.flatMap(({ line, atMs, index }) => {
    const place = { chatId: created.chatId, messageId: messageIds[index] ?? '' };
    return saySteps(line, atMs, { ...place, replyToMessageId: line.replyTo === undefined ? null : (idOfLabel.get(line.replyTo) ?? null) });
  });
  const readings = members.flatMap((reader) => {
    const messageId = messageIds.at(-1 - (chat.unread?.[reader] ?? 0));
    return messageId === undefined ? [] : [{ reader, chatId: created.chatId, messageId }];
  });
  return { steps: [...created.steps, ...said], readings };
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
}

/** Writing, then perhaps editing, then what the others made of it. */
function saySteps(line: DemoLine, atMs: number, place: LinePlace): DemoStep[] {
  const { chatId, messageId, replyToMessageId } = place;
  const send: DemoStep = { atMs, actor: line.from, intent: { kind: 'message.send', chatId, messageId, body: line.before ?? line.text, replyToMessageId } };
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
  ];
}
