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
  /** Who is in each chat, by their places in `userIds`. */
  readonly rosters: readonly (readonly number[])[];
}

/** One group of everybody, pairs, or an office: person 0 has groups of several sizes and direct chats. */
export type BenchShape = 'group' | 'pairs' | 'office';

/** Fills a server's data folder through its own schema with people and their chats. */
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
  const rosters = rostersOf(peopleCount, shape);
  const chatIds = rosters.map(({ members, isDirect }, index) => {
    const [one = '', other = ''] = members.map((person) => userIds[person] ?? '');
    const chatId = isDirect ? directChatId(organizationId, one, other) : newId();
    const directKey = isDirect ? [one, other].sort().join('/') : null;
    addChat.run(chatId, organizationId, isDirect ? 'direct' : 'group', directKey, isDirect ? null : `Group ${String(index)}`, one, nowMs, nowMs, (changeSeq += 1));
    for (const [place, person] of members.entries()) {
      changeSeq += 1;
      addMember.run(chatId, userIds[person], organizationId, place === 0 && !isDirect ? 'owner' : 'member', nowMs, changeSeq, changeSeq, changeSeq);
    }
    return chatId;
  });
  database.prepare('UPDATE organization_logs SET head_change_seq = ?').run(changeSeq);
  return { organizationId, userIds, tokens, chatIds, rosters: rosters.map(({ members }) => members) };
}

interface Roster {
  readonly members: readonly number[];
  readonly isDirect: boolean;
}

const officeGroups = 12;
const officeDirectChats = 20;

function rostersOf(peopleCount: number, shape: BenchShape): Roster[] {
  const people = Array.from({ length: peopleCount }, (_, person) => person);
  if (shape === 'group') return [{ members: people, isDirect: false }];
  if (shape === 'pairs') return people.filter((person) => person % 2 === 0).map((person) => ({ members: [person, person + 1], isDirect: true }));
  const groups = Array.from({ length: officeGroups }, (_, group) => ({ members: people.filter((person) => person % (group + 1) === 0), isDirect: false }));
  return [...groups, ...people.slice(1, 1 + officeDirectChats).map((person) => ({ members: [0, person], isDirect: true }))];
}
