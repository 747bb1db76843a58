import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { migrateStore } from '#backend/store/migrate-store';
import { createUser } from '#server/accounts/create-user';
import { prepareDatabase } from '#server/prepare-database';
import { openSqlDatabase } from '#server/store/open-sql-database';
import { startMs } from './virtual-time.ts';

export interface Person {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
}

/** Files that every run begins with a copy of, made once for the process. */
export interface Templates {
  readonly folder: string;
  readonly serverFile: string;
  readonly storeFile: string;
  readonly organizationId: string;
  readonly people: readonly Person[];
}

/** In memory where the computer has such a place: nothing here has to outlive the process. */
function makeFolder(): string {
  const root = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = mkdtempSync(join(root, 'hallway-simulator-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const names = ['ada', 'ben', 'cleo', 'dora', 'emil', 'faye'] as const;
/** The first runs the organization; the last is a guest. */
const roles = ['administrator', 'member', 'member', 'member', 'member', 'guest'] as const;

/** Makes a migrated server with six people and a migrated, empty store. */
export async function makeTemplates(): Promise<Templates> {
  const folder = makeFolder();
  const dataDir = join(folder, 'template');
  mkdirSync(dataDir);
  await prepareDatabase({ databaseUrl: null, dataDir, organizationName: 'Blue Harbour' }, startMs);
  const database = openSqlDatabase({ databaseUrl: null, dataDir });
  const organizationId = (await database.get<{ id: string }>('SELECT id FROM organizations'))?.id ?? '';
  const people: Person[] = [];
  for (const [index, name] of names.entries()) {
    const email = `${name}@example.org`;
    const user = { organizationId, email, displayName: name, role: roles[index] ?? 'member', passwordHash: 'none', nowMs: startMs } as const;
    people.push({ userId: await database.transaction((writer) => createUser(writer, user)), name, email });
  }
  await database.close();
  const storeFile = join(folder, 'template', 'store.sqlite');
  await migrateStore(storeFile);
  const serverFile = join(dataDir, 'hallway.sqlite');
  for (const file of [serverFile, storeFile]) emptyLog(file);
  return { folder, serverFile, storeFile, organizationId, people };
}

function emptyLog(file: string): void {
  const connection = new Database(file);
  connection.pragma('wal_checkpoint(TRUNCATE)');
  connection.close();
}

const suffixes = ['', '-wal', '-shm'] as const;

export function removeDatabase(file: string): void {
  for (const suffix of suffixes) rmSync(file + suffix, { force: true });
}

/** A new database in a folder that has none, from one that is closed. */
export function copyTemplate(from: string, to: string): void {
  copyFileSync(from, to);
}

/** The files as they are now, in the middle of whatever is under way, as a power cut leaves them. */
export function copyDatabase(from: string, to: string): void {
  removeDatabase(to);
  copyFileSync(from, to);
  if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`);
}
