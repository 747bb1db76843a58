import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyRows, type AppliedRows } from '../apply/apply-rows.ts';
import type { Self } from '../store/self.ts';
import { moveCursor } from '../sync/sync-state.ts';
import { migrateStore } from '../store/migrate-store.ts';
import { openStoreDatabase, type StoreDatabase } from '../store/store-database.ts';
import type { RowSet } from '#shared/protocol/rows/row-set';

/** Ids that read as numbers in a failing test. */
export function testId(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

/** Whom the tests' stores belong to, and two colleagues. */
export const organizationId = testId(1);
export const [ada, ben, cleo] = [testId(11), testId(12), testId(13)] as const;
export const self: Self = { userId: ada, organizationId };
/** A group of these three, Ada its owner. */
export const chatId = testId(100);

/** A real store in a folder of its own. */
export interface StoreFixture {
  readonly folder: string;
  readonly file: string;
  readonly store: StoreDatabase;
  /** The topics told since the last look. */
  takeTopics(): string[];
  apply(rows: RowSet): AppliedRows;
  close(): void;
}

const template = makeTemplate();

async function makeTemplate(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'hallway-template-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'store.sqlite');
  await migrateStore(file);
  return file;
}

/** A migrated store without any row but its organization's. */
export async function createEmptyStore(): Promise<StoreFixture> {
  const folder = mkdtempSync(join(tmpdir(), 'hallway-store-'));
  const file = join(folder, 'store.sqlite');
  copyFileSync(await template, file);
  const told = new Set<string>();
  const store = openStoreDatabase(file, (topics) => topics.forEach((topic) => told.add(topic)));
  store.transaction((writer) =>
    writer.run(`INSERT INTO organizations (id, name, slug, created_at, updated_at, change_seq) VALUES (?, 'Blue Harbour', 'blue-harbour', 0, 0, 0)`, organizationId),
  );
  return {
    folder, file, store,
    takeTopics() {
      const topics = [...told].sort();
      told.clear();
      return topics;
    },
    apply: (rows) => store.transaction((writer) => applyRows(writer, self, rows)),
    close() {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A store that is in step with its server up to change 10: three people and their group, without messages. */
export async function createStore(): Promise<StoreFixture> {
  const fixture = await createEmptyStore();
  fixture.apply({
    users: [userRow(ada, 'Ada Brandt', 1), userRow(ben, 'Ben Ortiz', 2), userRow(cleo, 'Cléo Martin', 3)],
    chats: [chatRow({})],
    members: [memberRow({ role: 'owner', changeSeq: 5 }), memberRow({ userId: ben, changeSeq: 6 }), memberRow({ userId: cleo, changeSeq: 7 })],
    snapshots: [{ chatId, historyFloorSeq: 1, unreadBefore: 0 }],
  });
  fixture.store.transaction((writer) => {
    moveCursor(writer, 10);
    const permissions = JSON.stringify(['chat.view', 'chat.create_group', 'chat.manage_group']);
    writer.run('UPDATE sync_state SET epoch = ?, permissions = ?', testId(2), permissions);
  });
  fixture.takeTopics();
  return fixture;
}

type Rows<Name extends keyof RowSet> = NonNullable<RowSet[Name]> extends readonly (infer Row)[] ? Row : never;

export function userRow(id: string, displayName: string, changeSeq: number): Rows<'users'> {
  const email = `${displayName.split(' ')[0]?.toLowerCase() ?? ''}@example.org`;
  return { id, email, displayName, title: null, timeZone: null, avatarUrl: null, status: 'active', changeSeq };
}

export function chatRow(row: Partial<Rows<'chats'>>): Rows<'chats'> {
  return { id: chatId, kind: 'group', name: 'Harbour', topic: null, avatarUrl: null, status: 'active', createdById: ada, createdAt: 1_000, changeSeq: 4, ...row };
}

/** Of Ada's own memberships the whole is told, of others what is public. */
export function memberRow(row: Partial<Rows<'members'>>): Rows<'members'> {
  const userId = row.userId ?? ada;
  const own = { lastReadSeq: 0, notificationPreference: 'all', mutedUntil: null, pinnedAt: null } as const;
  return { chatId, userId, role: 'member', joinedAt: 1_000, leftAt: null, changeSeq: 5, ...(userId === ada ? { own } : {}), ...row };
}

/** A message of Ben's with the seq, and the change number 100 above it. */
export function messageRow(seq: number, row: Partial<Rows<'messages'>> = {}): Rows<'messages'> {
  return {
    id: testId(1_000 + seq), chatId, senderId: ben, type: 'text', seq, body: `message ${seq}`, replyToMessageId: null, threadRootMessageId: null,
    createdAt: 10_000 + seq, editedAt: null, editCount: 0, deletedAt: null, deletedById: null, changeSeq: 100 + seq, ...row,
  };
}

export function reactionRow(row: Partial<Rows<'reactions'>>): Rows<'reactions'> {
  return { messageId: testId(1_001), chatId, userId: ben, emoji: '👍', createdAt: 20_000, removedAt: null, changeSeq: 200, ...row };
}
