import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { newId } from '#shared/domain/ids';
import { SearchIndex } from '#backend/search/search-index';
import { openStore } from '#backend/store/open-store';
import { benchStoreName, writeProfile } from './bench-backend.ts';
import { fillMessages } from './fill-messages.ts';
import { variedBody } from './varied-body.ts';

const peopleCount = 200;

/** Makes the profile of somebody who is offline, with so many messages in groups of 200 people, searchable, through the store's own schema. */
export async function makeStoredProfile(folder: string, messageCount: number, { chatCount = 50 }: { readonly chatCount?: number } = {}): Promise<void> {
  mkdirSync(join(folder, 'stores'), { recursive: true });
  const file = join(folder, 'stores', `${benchStoreName}.sqlite`);
  (await openStore(file, () => undefined)).close();
  const database = new Database(file);
  database.pragma('synchronous = OFF');
  const index = new SearchIndex(database);
  index.install();
  const organizationId = newId();
  const userIds = Array.from({ length: peopleCount }, () => newId());
  const chatIds = Array.from({ length: chatCount }, () => newId());
  let changeSeq = database.transaction(() => fillPlaces(database, { organizationId, userIds, chatIds }))();
  const fill = { organizationId, chatIds, senderIds: userIds, count: messageCount, firstChangeSeq: changeSeq + 1, bodyOf: variedBody };
  changeSeq = database.transaction(() => index.following(() => fillMessages(database, fill)))();
  // Everybody has read all but the newest few.
  database.exec('UPDATE chat_members SET last_read_seq = (SELECT MAX(0, last_message_seq - 5) FROM chats WHERE chats.id = chat_id)');
  database.exec('UPDATE chat_members SET unread_count = 5');
  database.prepare('UPDATE sync_state SET epoch = ?, cursor = ?, permissions = ?').run(newId(), changeSeq, JSON.stringify(['chat.view', 'chat.create_group']));
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  // Nothing listens at port 9: what is measured is this computer alone. A host reads the token as one that is kept unencrypted.
  writeProfile({ folder, serverUrl: 'http://127.0.0.1:9', token: 'plain:offline', userId: userIds[0] ?? '', organizationId });
}

interface Places {
  readonly organizationId: string;
  readonly userIds: readonly string[];
  readonly chatIds: readonly string[];
}

function fillPlaces(database: Database.Database, { organizationId, userIds, chatIds }: Places): number {
  let changeSeq = 0;
  const nowMs = Date.now();
  database.prepare('INSERT INTO organizations (id, name, slug, created_at, updated_at) VALUES (?, ?, ?, ?, ?)').run(organizationId, 'Bench', organizationId, nowMs, nowMs);
  const addUser = database.prepare('INSERT INTO users (id, organization_id, email, display_name, created_at, updated_at, change_seq) VALUES (?, ?, ?, ?, ?, ?, ?)');
  for (const [index, userId] of userIds.entries()) {
    addUser.run(userId, organizationId, `person-${String(index)}@example.org`, `Person ${String(index)}`, nowMs, nowMs, (changeSeq += 1));
  }
  const addChat = database.prepare(`INSERT INTO chats (id, organization_id, kind, name, created_at, updated_at, change_seq) VALUES (?, ?, 'group', ?, ?, ?, ?)`);
  const addMember = database.prepare('INSERT INTO chat_members (chat_id, user_id, organization_id, joined_at, public_change_seq, change_seq) VALUES (?, ?, ?, ?, ?, ?)');
  const addSync = database.prepare('INSERT INTO chat_sync (chat_id, history_floor_seq) VALUES (?, 1)');
  for (const [index, chatId] of chatIds.entries()) {
    addChat.run(chatId, organizationId, `Group ${String(index)}`, nowMs, nowMs, (changeSeq += 1));
    addSync.run(chatId);
    for (const userId of userIds) {
      changeSeq += 1;
      addMember.run(chatId, userId, organizationId, nowMs, changeSeq, changeSeq);
    }
  }
  return changeSeq;
}
