import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { directChatId, newId } from '#shared/domain/ids';
import { prepareDatabase } from '#server/prepare-database';

/** An organization made for measuring; people sign in by the tokens of devices that exist already. */
export interface BenchOrganization {
  readonly organizationId: string;
  readonly userIds: readonly string[];
  readonly tokens: readonly string[];
  readonly chatIds: readonly string[];
}

/** The groups or pairs that people are put into. */
export type BenchShape = 'group' | 'pairs';

/** Fills a server's data folder through its own schema with people who are all in one group, or in pairs. */
export async function makeOrganization(dataDir: string, peopleCount: number, shape: BenchShape): Promise<BenchOrganization> {
  await prepareDatabase({ databaseUrl: null, dataDir, organizationName: 'Bench' }, Date.now());
  const database = new Database(join(dataDir, 'hallway.sqlite'));
  try {
    return database.transaction(() => fill(database, peopleCount, shape))();
  } finally {
    database.close();
  }
}

function fill(database: Database.Database, peopleCount: number, shape: BenchShape): BenchOrganization {
  const organizationId = String(database.prepare('SELECT id FROM organizations').pluck().get());
  const roleId = String(database.prepare(`SELECT id FROM roles WHERE slug = 'member'`).pluck().get());
  let changeSeq = Number(database.prepare('SELECT head_change_seq FROM organization_logs').pluck().get());
  const nowMs = Date.now();
  const userIds: string[] = [];
  const tokens: string[] = [];
  const addUser = database.prepare(
    `INSERT INTO users (id, organization_id, email, display_name, created_at, updated_at, change_seq) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const addRole = database.prepare('INSERT INTO user_roles (user_id, role_id, created_at) VALUES (?, ?, ?)');
  const addDevice = database.prepare('INSERT INTO devices (id, user_id, token_hash, name, created_at, last_seen_at) VALUES (?, ?, ?, ?, ?, ?)');
  for (let index = 0; index < peopleCount; index += 1) {
    const userId = newId();
    const token = createHash('sha256').update(`person ${String(index)}`).digest('base64url');
    addUser.run(userId, organizationId, `person-${String(index)}@example.org`, `Person ${String(index)}`, nowMs, nowMs, (changeSeq += 1));
    addRole.run(userId, roleId, nowMs);
    addDevice.run(newId(), userId, createHash('sha256').update(token).digest('hex'), 'bench', nowMs, nowMs);
    userIds.push(userId);
    tokens.push(token);
  }
  const addChat = database.prepare(
    `INSERT INTO chats (id, organization_id, kind, direct_key, name, created_by_id, created_at, updated_at, change_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const addMember = database.prepare(
    `INSERT INTO chat_members (chat_id, user_id, organization_id, role, joined_at, joined_change_seq, public_change_seq, change_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const chatIds = rosters(userIds, shape).map((members, index) => {
    const [one = '', other = ''] = members;
    const isDirect = shape === 'pairs';
    const chatId = isDirect ? directChatId(organizationId, one, other) : newId();
    const directKey = isDirect ? [one, other].sort().join('/') : null;
    addChat.run(chatId, organizationId, isDirect ? 'direct' : 'group', directKey, isDirect ? null : `Group ${String(index)}`, one, nowMs, nowMs, (changeSeq += 1));
    for (const [place, userId] of members.entries()) {
      changeSeq += 1;
      addMember.run(chatId, userId, organizationId, place === 0 && !isDirect ? 'owner' : 'member', nowMs, changeSeq, changeSeq, changeSeq);
    }
    return chatId;
  });
  database.prepare('UPDATE organization_logs SET head_change_seq = ?').run(changeSeq);
  return { organizationId, userIds, tokens, chatIds };
}

function rosters(userIds: readonly string[], shape: BenchShape): string[][] {
  if (shape === 'group') return [[...userIds]];
  return userIds.flatMap((userId, index) => (index % 2 === 0 ? [[userId, userIds[index + 1] ?? '']] : []));
}
