import { expect, it } from 'vitest';
import { createContractClient } from '#shared/contract/contract-client';
import { createMemoryCarriers } from '#shared/contract/memory-carrier';
import { serveFakeBackend } from '../testing/fake-backend.ts';
import { addMessage } from '../testing/fake-world.ts';
import { createScenario } from '../testing/scenarios.ts';
import { openConversation, type ConversationModel } from './conversation-model.ts';

function open(title: string, threadRootMessageId: string | null = null) {
  const world = createScenario('demo', Date.UTC(2026, 0, 5));
  const { renderer, backend } = createMemoryCarriers();
  serveFakeBackend(world, backend);
  const chat = [...world.chats.values()].find((candidate) => candidate.title === title)!;
  const model = openConversation({ backend: createContractClient(renderer), chatId: chat.id, threadRootMessageId, lastReadSeq: chat.lastReadSeq, unreadCount: 0 });
  return { world, chat, model };
}

const seqsOf = (model: ConversationModel) => model.snapshot().window!.messages.map(({ seq }) => seq!);
const answered = () => new Promise((resolve) => setTimeout(resolve, 0));

it('follows new messages, keeps the objects of unchanged ones and counts only moves elsewhere as placements', async () => {
  const { world, chat, model } = open('Engineering');
  await answered();
  expect(seqsOf(model).at(-1)).toBe(5_000);
  const before = model.snapshot().window!.messages.at(-1);
  addMessage(world, chat, { senderId: world.selfId, body: 'New' });
  world.announce();
  await answered();
  expect(seqsOf(model).at(-1)).toBe(5_001);
  expect(model.snapshot().window!.messages.at(-2)).toBe(before);
  expect(model.snapshot().placement).toBe(1);
});

it('reads a long chat to its first message and back without ever holding more than 300 messages', async () => {
  const { model } = open('Engineering');
  await answered();
  for (let step = 0; step < 200 && model.snapshot().window!.hasOlder; step += 1) {
    model.reachOlder(seqsOf(model)[5] ?? null);
    await answered();
    expect(seqsOf(model).length).toBeLessThanOrEqual(300);
  }
  expect(seqsOf(model)[0]).toBe(1);
  expect(model.snapshot().placement).toBe(1);
  model.jumpTo(2_500);
  await answered();
  expect(seqsOf(model)).toContain(2_500);
  expect(model.snapshot().placement).toBe(2);
  model.jumpToLatest();
  await answered();
  expect(seqsOf(model).at(-1)).toBe(5_000);
});

it('opens a thread with its replies alone, and the chat without what stands only in threads', async () => {
  const inChat = open('Spring launch');
  await answered();
  const root = inChat.chat.messages.find(({ thread }) => thread !== null)!;
  expect(inChat.model.snapshot().window!.messages.some(({ isOnlyInThread }) => isOnlyInThread)).toBe(false);
  const { model } = open('Spring launch', root.id);
  await answered();
  expect(model.snapshot().window!.messages.map(({ threadRootMessageId }) => threadRootMessageId)).toEqual(Array.from({ length: root.thread!.answerCount }, () => root.id));
});
