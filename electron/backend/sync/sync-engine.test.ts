import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enqueue } from '../outbox/outbox.ts';
import { chatId, createStore, messageRow, self, type StoreFixture } from '../testing/store-fixture.ts';
import type { ServerLink } from './server-link.ts';
import { SyncEngine } from './sync-engine.ts';

let fixture: StoreFixture;
beforeEach(async () => {
  fixture = await createStore();
});
afterEach(() => fixture.close());

const nothing = () => undefined;
const logger = { debug: nothing, info: nothing, warn: nothing, error: nothing, child: () => logger };

/** An engine that is not connected, with what it planned by how long it waits. */
function startEngine(): { engine: SyncEngine; planned: Map<number, () => void> } {
  const planned = new Map<number, () => void>();
  const clock = {
    nowMs: () => 0,
    after: (delayMs: number, callback: () => void) => {
      planned.set(delayMs, callback);
      return () => void planned.delete(delayMs);
    },
  };
  const link = { send: nothing } as unknown as ServerLink;
  const engine = new SyncEngine({
    store: fixture.store, self, link, clock, logger,
    onTyping: nothing, onPresence: nothing, takeCallResults: (results) => [...results], onCaughtUp: nothing, onErased: nothing, onWelcome: nothing,
  });
  return { engine, planned };
}

describe('SY8: deletion is real', () => {
  it('empties the write-ahead log soon after a start: the program may have ended before it could', () => {
    fixture.apply({ messages: [messageRow(1, { body: 'not for long' })] });
    fixture.apply({ messages: [messageRow(1, { body: '', deletedAt: 30_000, changeSeq: 300 })] });
    const held = () => readFileSync(`${fixture.file}-wal`).includes('not for long');
    expect(held()).toBe(true);
    startEngine().planned.get(2_000)?.();
    expect(held()).toBe(false);
  });

  it('takes the words of a refused edit off the disk', () => {
    fixture.apply({ messages: [messageRow(1, { senderId: self.userId })] });
    const { engine, planned } = startEngine();
    // The start's own one is done.
    planned.get(2_000)?.();
    planned.clear();
    const { id: messageId } = messageRow(1);
    const commandId = fixture.store.transaction((writer) => enqueue(writer, self, { kind: 'message.edit', chatId, messageId, body: 'not for long' }, 1));
    const held = () => readFileSync(`${fixture.file}-wal`).includes('not for long');
    expect(held()).toBe(true);
    engine.take({ type: 'push', since: 10, until: 10, results: [{ commandId, status: 'refused', code: 'message_deleted', message: 'Gone.' }], rows: {} });
    planned.get(2_000)?.();
    expect(held()).toBe(false);
  });
});
