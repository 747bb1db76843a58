import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createUser } from '#server/accounts/create-user';
import { createCore } from '#server/core/create-core';
import { prepareDatabase } from '#server/prepare-database';
import { openSqlDatabase } from '#server/store/open-sql-database';
import { newId } from '#shared/domain/ids';
import type { Intent } from '#shared/protocol/commands/command';

let folder: string;
const clock = { nowMs: () => 1_764_000_000_000, after: () => () => undefined };
const locationIn = (name: string) => ({ databaseUrl: null, dataDir: join(folder, name) });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-erasing-'));
  for (const name of ['first', 'second']) mkdirSync(join(folder, name));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('SY8: what was deleted just before the server was killed leaves its files after the next start', async () => {
  await prepareDatabase({ ...locationIn('first'), organizationName: 'Blue Harbour' }, clock.nowMs());
  const database = openSqlDatabase(locationIn('first'));
  const organizationId = (await database.get<{ id: string }>('SELECT id FROM organizations'))?.id ?? '';
  const userId = await database.transaction((writer) =>
    createUser(writer, { organizationId, email: 'ada@example.org', displayName: 'Ada', role: 'member', passwordHash: null, nowMs: clock.nowMs() }),
  );
  const core = createCore(database, clock);
  const [chatId, messageId] = [newId(), newId()];
  const intents: Intent[] = [
    { kind: 'chat.createGroup', chatId, name: 'Pier', topic: null, memberIds: [] },
    { kind: 'message.send', chatId, messageId, body: 'not for long', replyToMessageId: null },
    { kind: 'message.delete', chatId, messageId },
  ];
  for (const intent of intents) await core.tick([{ sessionId: 1, userId, command: { id: newId(), intent } }]);
  // The files as a kill leaves them, before anything was erased.
  const files = ['hallway.sqlite', 'hallway.sqlite-wal'];
  for (const name of files) copyFileSync(join(folder, 'first', name), join(folder, 'second', name));
  await core.close();

  const next = createCore(openSqlDatabase(locationIn('second')), clock);
  const holdsText = () => files.some((name) => readFileSync(join(folder, 'second', name)).includes('not for long'));
  expect(holdsText()).toBe(true);
  await next.eraseDeleted();
  expect(holdsText()).toBe(false);
  await next.close();
});
