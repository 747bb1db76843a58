import { describe, expect, it } from 'vitest';
import { intentSchema } from '#shared/protocol/commands/command';
import { idSchema } from '#shared/protocol/primitives';
import { demoDirectChats } from './demo-direct-chats.ts';
import { demoGroups } from './demo-groups.ts';
import { demoId } from './demo-id.ts';
import { demoClients, demoPeople, demoPersonKeys, type DemoPersonKey } from './demo-people.ts';
import { planDemo } from './demo-plan.ts';
import { demoTimeMs } from './demo-script.ts';

const nowMs = Date.UTC(2026, 2, 10, 0, 20);
const userIds = Object.fromEntries(demoPersonKeys.map((key) => [key, demoId(0, key)])) as Record<DemoPersonKey, string>;
const options = { organizationId: demoId(0, 'organization'), userIds, nowMs };
const chats = [...demoGroups, ...demoDirectChats];

describe('the script', () => {
  it.each(chats.map((chat) => [chat.kind === 'group' ? chat.name : chat.between.join(' and '), chat] as const))('%s is told in order, by its members', (_name, chat) => {
    const members: readonly DemoPersonKey[] = chat.kind === 'group' ? chat.members : chat.between;
    const times = chat.lines.map((line) => demoTimeMs(line.at, nowMs));
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(Math.max(...times)).toBeLessThan(nowMs);
    const labels = chat.lines.flatMap((line) => line.label ?? []);
    expect(new Set(labels).size).toBe(labels.length);
    for (const line of chat.lines) {
      expect(members).toContain(line.from);
      for (const people of Object.values(line.reactions ?? {})) expect(members).toEqual(expect.arrayContaining([...people]));
      for (const label of [line.replyTo, line.inThread]) if (label !== undefined) expect(labels).toContain(label);
      for (const person of [line.pinnedBy, ...(line.savedBy ?? [])]) if (person !== undefined) expect(members).toContain(person);
    }
  });

  it('lets the two clients share a direct chat, a group and something unread', () => {
    const [one, other] = demoClients;
    expect(demoDirectChats.some((chat) => chat.kind === 'direct' && chat.between.includes(one) && chat.between.includes(other))).toBe(true);
    expect(demoGroups.some((chat) => chat.kind === 'group' && chat.members.includes(one) && chat.members.includes(other))).toBe(true);
    for (const client of demoClients) expect(chats.some((chat) => (chat.unread?.[client] ?? 0) > 0)).toBe(true);
    expect(chats.some((chat) => (chat.unreadThreads?.maya ?? []).length > 0)).toBe(true);
  });

  it('shows what messages can be: replies, threads, mentions, reactions, edits, pinned and saved ones, code, links and a long one', () => {
    const lines = chats.flatMap((chat) => chat.lines);
    expect(lines.length).toBeGreaterThan(80);
    expect(lines.some((line) => line.replyTo !== undefined)).toBe(true);
    expect(lines.some((line) => line.inThread !== undefined && line.isAlsoInChat === undefined)).toBe(true);
    expect(lines.some((line) => line.isAlsoInChat === true)).toBe(true);
    expect(lines.some((line) => line.pinnedBy !== undefined)).toBe(true);
    for (const client of demoClients) expect(lines.some((line) => line.savedBy?.includes(client) === true)).toBe(true);
    expect(lines.some((line) => line.text.includes(`@${demoPeople.maya.displayName}`))).toBe(true);
    expect(lines.some((line) => line.reactions !== undefined)).toBe(true);
    expect(lines.some((line) => line.before !== undefined)).toBe(true);
    expect(lines.some((line) => line.text.includes('```'))).toBe(true);
    expect(lines.some((line) => line.text.includes('https://'))).toBe(true);
    expect(lines.some((line) => line.text.length > 1_000)).toBe(true);
  });

  it('names only addresses that cannot exist', () => {
    for (const line of chats.flatMap((chat) => chat.lines)) {
      for (const [, host] of line.text.matchAll(/https?:\/\/([^/\s]+)/g)) expect(host).toMatch(/\.example$/);
    }
    for (const person of Object.values(demoPeople)) expect(person.email).toMatch(/@juniper\.example$/);
  });
});

describe('the plan', () => {
  const plan = planDemo(options);

  it('consists of valid intents in order of time, all in the past', () => {
    for (const { intent } of plan.steps) expect(intentSchema.parse(intent)).toEqual(intent);
    const times = plan.steps.map((step) => step.atMs);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(Math.max(...times)).toBeLessThanOrEqual(nowMs);
  });

  it('is the same for the same moment', () => {
    expect(planDemo(options)).toEqual(plan);
  });

  it('names every message once', () => {
    const ids = plan.steps.flatMap(({ intent }) => (intent.kind === 'message.send' ? [intent.messageId] : []));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(idSchema.safeParse(id).success).toBe(true);
    for (const { messageId, threadRootMessageId } of plan.readings) {
      expect(ids).toContain(messageId);
      if (threadRootMessageId !== null) expect(ids).toContain(threadRootMessageId);
    }
  });
});

it.each(['', 'x', '0d 09:00', '1d 9:00', '100d 09:00', '-1m'])('“%s” is no time', (at) => {
  expect(() => demoTimeMs(at, nowMs)).toThrow(/is not a time/);
});
