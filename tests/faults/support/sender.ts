import { randomUUID } from 'node:crypto';
import { newId } from '#shared/domain/ids';
import type { Intent } from '#shared/protocol/commands/command';
import type { SentMessages } from './log-audit.ts';
import { pause } from './until.ts';
import { ServerClient } from '../../system/support/server-client.ts';

/** A message command under way. */
export interface PendingSend {
  readonly commandId: string;
  readonly intent: Extract<Intent, { kind: 'message.send' }>;
}

/** The intent to send a text. */
export function sendIntent(chatId: string, body: string): PendingSend['intent'] {
  return { kind: 'message.send', chatId, messageId: newId(), body, replyToMessageId: null };
}

/**
 * One who writes without pause and keeps book: what was acknowledged and where, and what is open. What is open is sent
 * again under its id with the next connection, as every client of ours does (SY2).
 */
export class Sender implements SentMessages {
  readonly acknowledged = new Map<string, number>();
  readonly sent = new Map<string, string>();
  later = 0;
  #open: PendingSend | null = null;
  #written = 0;
  readonly #name: string;
  readonly #chatId: string;
  readonly #filler: string;

  constructor(name: string, chatId: string, fillerLength = 0) {
    this.#name = name;
    this.#chatId = chatId;
    this.#filler = fillerLength === 0 ? '' : ` ${'x'.repeat(fillerLength)}`;
  }

  /** Whether a command was sent whose answer has not come. */
  get hasOpen(): boolean {
    return this.#open !== null;
  }

  /** Writes one message after the other until `isDone`, or the connection ends (quietly: that is what is tested). */
  async write(url: string, token: string, isDone: () => boolean): Promise<void> {
    const connected = await ServerClient.greet(url, token).catch(() => null);
    if (connected === null) return;
    const { client } = connected;
    try {
      while (!isDone() && client.closeCode === null) await this.writeOne(client);
    } catch {
      // The connection went while an answer was awaited.
    } finally {
      client.close();
    }
  }

  /** Sends the open command, or a new one, and notes the answer. */
  async writeOne(client: ServerClient): Promise<'done' | 'later' | 'refused'> {
    const pending = this.#open ?? this.#next();
    const result = await untilClosed(client, client.act(pending.intent, pending.commandId));
    if (result.status === 'later') {
      this.later += 1;
      await pause(Math.min(result.retryAfterMs, 50));
    }
    if (result.status === 'done' && result.message !== undefined) {
      const known = this.acknowledged.get(pending.intent.messageId);
      if (known !== undefined && known !== result.message.seq) throw new Error('A message was given two places');
      this.acknowledged.set(pending.intent.messageId, result.message.seq);
      this.#open = null;
    }
    return result.status;
  }

  #next(): PendingSend {
    this.#written += 1;
    const intent = sendIntent(this.#chatId, `${this.#name} ${this.#written}${this.#filler}`);
    this.sent.set(intent.messageId, intent.body);
    this.#open = { commandId: randomUUID(), intent };
    return this.#open;
  }
}

/** What several senders sent, in one book. */
export function together(senders: readonly Sender[]): SentMessages {
  return {
    acknowledged: new Map(senders.flatMap((sender) => [...sender.acknowledged])),
    sent: new Map(senders.flatMap((sender) => [...sender.sent])),
  };
}

/** The answer, or a failure as soon as the connection is gone. */
async function untilClosed<Value>(client: ServerClient, answer: Promise<Value>): Promise<Value> {
  const over = new AbortController();
  answer.catch(() => undefined);
  try {
    return await Promise.race([answer, failWhenClosed(client, over.signal)]);
  } finally {
    over.abort();
  }
}

const lookEveryMs = 5;

async function failWhenClosed(client: ServerClient, over: AbortSignal): Promise<never> {
  while (client.closeCode === null && !over.aborted) await pause(lookEveryMs);
  if (over.aborted) return new Promise<never>(() => undefined);
  throw new Error('The connection ended');
}
