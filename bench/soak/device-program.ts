import { join } from 'node:path';
import type { ContractClient } from '#shared/contract/contract-client';
import type { MessageWindow } from '#shared/contract/views/message-view';
import { HallwayError } from '#shared/errors/hallway-error';
import { benchStoreName, startBackend, untilValue } from '../lib/bench-backend.ts';
import { ordinaryBody } from '../lib/chat-wire.ts';
import { takeSample } from './sample.ts';

/**
 * Run in a process of its own: one person's backend through the compressed week. Prints one line of JSON for each sample,
 * ends by itself. `device-program.ts PROFILE DURATION_MS SAMPLE_EVERY_MS`
 */
const [folder = '', duration = '0', sampleEvery = '0'] = process.argv.slice(2);
const stepMs = 100;
const searches = ['release', 'fold', 'please have', '"before the call"', 'three from:person', 'xyzzy'];

/** The person at the screen: one chat open, now and then another. */
class Person {
  readonly #client: ContractClient;
  readonly #endLists: (() => void)[];
  #chatIds: readonly string[] = [];
  #endChat: (() => void)[] = [];
  #window: MessageWindow | null = null;
  #chatId = '';

  constructor(client: ContractClient) {
    this.#client = client;
    this.#endLists = [
      client.subscribe('chatList', {}, (chats) => (this.#chatIds = chats.map(({ id }) => id))),
      client.subscribe('connection', {}, () => undefined),
    ];
  }

  async step(): Promise<void> {
    if (this.#chatId === '' || happens(0.08)) this.#open();
    const own = this.#window?.messages.findLast(({ isOwn, isDeleted, seq }) => isOwn && !isDeleted && seq !== null);
    const chatId = this.#chatId;
    if (happens(0.15)) await this.#client.call('sendMessage', { chatId, body: ordinaryBody, replyToMessageId: null });
    if (happens(0.2)) await this.#client.call('markRead', { chatId, seq: this.#window?.newestSeq ?? 0 });
    if (happens(0.05)) await this.#client.call('sendTyping', { chatId });
    if (own !== undefined && happens(0.03)) await this.#client.call('editMessage', { chatId, messageId: own.id, body: `${ordinaryBody} Again.` });
    if (own !== undefined && happens(0.02)) await this.#client.call('deleteMessage', { chatId, messageId: own.id });
    const [first] = this.#window?.messages ?? [];
    if (first !== undefined && !first.isDeleted && happens(0.05)) await this.#client.call('setReaction', { chatId, messageId: first.id, emoji: '🎉', present: happens(0.5) });
    if (happens(0.04)) await this.#client.call('searchMessages', { text: searches[Math.floor(Math.random() * searches.length)] ?? '', chatId: null, order: 'newest', cursor: null, limit: 20 });
  }

  leave(): void {
    for (const end of [...this.#endLists, ...this.#endChat]) end();
  }

  /** Another chat: at its newest end, or scrolled up. */
  #open(): void {
    for (const end of this.#endChat) end();
    this.#window = null;
    const chatId = this.#chatIds[Math.floor(Math.random() * this.#chatIds.length)] ?? '';
    if (chatId === '') return;
    this.#chatId = chatId;
    const anchorSeq = happens(0.3) ? 1 + Math.floor(Math.random() * 200) : null;
    this.#endChat = [
      this.#client.subscribe('messages', { chatId, anchorSeq, before: 60, after: anchorSeq === null ? 0 : 60 }, (window) => (this.#window = window)),
      this.#client.subscribe('chat', { chatId, memberLimit: 50 }, () => undefined),
    ];
  }
}

function happens(probability: number): boolean {
  return Math.random() < probability;
}

const refusals = new Map<string, number>();
const startedAtMs = performance.now();
const file = join(folder, 'stores', `${benchStoreName}.sqlite`);
const backend = await startBackend(folder);
await untilValue(backend.client, { name: 'chatList', params: {} }, (chats) => chats.length > 0);
const person = new Person(backend.client);
let nextSampleMs = 0;
while (performance.now() - startedAtMs < Number(duration)) {
  await new Promise((resolve) => setTimeout(resolve, stepMs));
  try {
    await person.step();
  } catch (error) {
    // A message that somebody deleted meanwhile, for instance: counted, not fatal.
    if (!(error instanceof HallwayError)) throw error;
    refusals.set(error.code, (refusals.get(error.code) ?? 0) + 1);
  }
  if (performance.now() - startedAtMs < nextSampleMs) continue;
  nextSampleMs += Number(sampleEvery);
  process.stdout.write(`${JSON.stringify(takeSample(file, startedAtMs))}\n`);
}
person.leave();
backend.stop();
process.stderr.write(`Refused: ${JSON.stringify(Object.fromEntries(refusals))}\n`);
process.exit(0);
