import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createUser } from '#server/accounts/create-user';
import { createCore } from '#server/core/create-core';
import { prepareDatabase } from '#server/prepare-database';
import { openSqlDatabase } from '#server/store/open-sql-database';
import { newId } from '#shared/domain/ids';
import type { CommandResult } from '#shared/protocol/commands/command-result';
import type { Intent } from '#shared/protocol/commands/command';
import { makeExport } from './support/make-zip.ts';
import { startPostgres, type TestPostgres } from './support/postgres.ts';

let postgres: TestPostgres;
let folder = '';
beforeAll(async () => {
  postgres = await startPostgres();
  folder = mkdtempSync(join(tmpdir(), 'hallway-import-'));
});
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

const clock = { nowMs: () => Date.now(), after: () => () => undefined };
const messageCount = 6_000;

function exportFile(): string {
  const messages = Array.from({ length: messageCount }, (_, index) => ({ type: 'message', user: 'U1', ts: `${String(1_700_000_000 + index)}.000100`, text: `Message ${String(index)}` }));
  const file = join(folder, `${randomUUID()}.zip`);
  writeFileSync(
    file,
    makeExport({
      'users.json': [{ id: 'U1', name: 'ada', profile: { email: 'ada@example.org' } }],
      'channels.json': [{ id: 'C1', name: 'general', members: ['U1'] }],
      'general/2023-11-14.json': messages,
    }),
  );
  return file;
}

/** In a process of its own, as in life: SQLite would let the two wait for each other in one thread. Gives the output. */
async function startImport({ dataDir, databaseUrl }: { dataDir: string; databaseUrl: string | null }): Promise<string> {
  const program = resolve(import.meta.dirname, '../../dist/server/cli/import-slack.js');
  const child = spawn(process.execPath, [program, exportFile()], { env: { ...process.env, HALLWAY_DATA: dataDir, DATABASE_URL: databaseUrl ?? '' } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  await once(child, 'close');
  return output;
}

describe.each(['SQLite', 'PostgreSQL'])('an import while the server serves, on %s', (kind) => {
  it('SY3 and SY4: takes its numbers in turn with the ticks, and nothing is lost', { timeout: 60_000 }, async () => {
    const location = { dataDir: join(folder, randomUUID()), databaseUrl: kind === 'SQLite' ? null : await postgres.createDatabase() };
    await prepareDatabase({ ...location, organizationName: 'Example' }, 1);
    const serving = openSqlDatabase(location);
    const organizationId = (await serving.get<{ id: string }>('SELECT id FROM organizations'))?.id ?? '';
    const userId = await serving.transaction((writer) =>
      createUser(writer, { organizationId, email: 'ada@example.org', displayName: 'Ada', role: 'member', passwordHash: null, nowMs: 1 }),
    );
    const core = createCore(serving, clock);
    const chatId = newId();
    const ask = async (intent: Intent): Promise<string> => {
      const outcomes = await core.tick([{ sessionId: 1, userId, command: { id: newId(), intent } }]);
      return (JSON.parse(outcomes[0]?.results[0]?.result ?? 'null') as CommandResult | null)?.status ?? 'none';
    };
    await ask({ kind: 'chat.createGroup', chatId, name: 'Group', topic: null, memberIds: [] });

    const imported = startImport(location);
    const progress = { isOver: false };
    void imported.then(() => (progress.isOver = true));
    let sent = 0;
    while (!progress.isOver) {
      const status = await ask({ kind: 'message.send', chatId, messageId: newId(), body: `Live ${String(sent)}`, replyToMessageId: null });
      expect(status).toBe('done');
      sent += 1;
      await new Promise((continueLater) => setTimeout(continueLater, 1));
    }
    const importedChat = async () => (await serving.get<{ id: string }>(`SELECT id FROM chats WHERE name = 'general'`))?.id ?? '';
    expect(await imported).toContain(`Messages: ${messageCount.toLocaleString('en-US')} added`);
    expect(await ask({ kind: 'message.send', chatId: await importedChat(), messageId: newId(), body: 'And on we go', replyToMessageId: null })).toBe('done');

    expect(sent).toBeGreaterThan(5);
    const all = ['users', 'chats', 'chat_members', 'messages'].map((table) => `SELECT change_seq FROM ${table}`).join(' UNION ALL ');
    expect(await serving.all(`SELECT change_seq FROM (${all}) AS changes GROUP BY change_seq HAVING COUNT(*) > 1`)).toEqual([]);
    const head = (await serving.get<{ head_change_seq: number }>('SELECT head_change_seq FROM organization_logs'))?.head_change_seq;
    expect((await serving.get<{ newest: number }>(`SELECT MAX(change_seq) AS newest FROM (${all}) AS changes`))?.newest).toBe(head);
    expect(await serving.all('SELECT chat_id FROM messages GROUP BY chat_id HAVING MIN(seq) <> 1 OR MAX(seq) <> COUNT(*)')).toEqual([]);
    await core.close();
  });
});
