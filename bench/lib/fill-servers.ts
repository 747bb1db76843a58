import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { BenchOrganization } from './bench-organization.ts';
import { ordinaryBody } from './chat-wire.ts';
import { fillMessages } from './fill-messages.ts';

/** The chat that {@link fillFloorServer} fills. */
export const floorChat = 'group';

/** Writes so many messages into the floor's database; the server may run. */
export function fillFloorServer(folder: string, count: number): void {
  const database = new Database(join(folder, 'floor.sqlite'));
  const insert = database.prepare('INSERT INTO messages (id, chat, seq, sender, body, at) VALUES (?, ?, ?, ?, ?, ?)');
  database.transaction(() => {
    for (let seq = 1; seq <= count; seq += 1) insert.run(`00000000-0000-7000-8000-${String(seq).padStart(12, '0')}`, floorChat, seq, 'someone', ordinaryBody, seq);
  })();
  database.close();
}

/** Writes so many messages of everybody into an organization's chats; the server must not run. */
export function fillHallwayServer(dataDir: string, { organizationId, chatIds, userIds }: BenchOrganization, count: number): void {
  const database = new Database(join(dataDir, 'hallway.sqlite'));
  const head = Number(database.prepare('SELECT head_change_seq FROM organization_logs').pluck().get());
  const newest = fillMessages(database, { organizationId, chatIds, senderIds: userIds, count, firstChangeSeq: head + 1 });
  database.prepare('UPDATE organization_logs SET head_change_seq = ?').run(newest);
  database.close();
}
