import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createDiskBlobStore } from '#server/files/disk-blob-store';
import { Thumbnailer } from '#server/files/thumbnailer';
import { findImportScope } from '#server/import/find-import-scope';
import { createImportDatabase } from '#server/import/import-database';
import { ImportFiles } from '#server/import/import-files';
import { formatProblem } from '#server/import/import-problems';
import { importSlack, type ImportProgress } from '#server/import/import-slack';
import type { ImportSummary } from '#server/import/import-summary';
import { openCheckedArchive } from '#server/import/read-archive';
import { prepareDatabase } from '#server/prepare-database';
import { openSqlDatabase } from '#server/store/open-sql-database';
import type { SqlDatabase } from '#server/store/sql-database';
import type { Logger } from '#shared/runtime/logger';
import { makeExport } from './make-zip.ts';
import { startPostgres } from './postgres.ts';

const ignore = (): void => undefined;
const silent: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore, child: () => silent };

export const ada = { id: 'U1', name: 'ada', real_name: 'Ada Byron', profile: { email: 'ada@example.org' } };
export const ben = { id: 'U2', name: 'ben', real_name: 'Ben Okri', profile: { email: 'BEN@example.org' } };
export const cleo = { id: 'U3', name: 'cleo', deleted: true };
const general = { id: 'C1', name: 'general', created: 1_700_000_000, creator: 'U3', members: ['U1', 'U2', 'U3'] };
export const seconds = 1_700_000_100;
export const message = (offset: number, fields: object = {}) => ({ type: 'message', user: 'U1', ts: `${String(seconds + offset)}.000100`, text: `Message ${String(offset)}`, ...fields });
/** An export of one channel and three people. */
export const small = (messages: readonly unknown[]) => ({ 'users.json': [ada, ben, cleo], 'channels.json': [general], 'general/2023-11-14.json': messages });

type Row = Record<string, unknown>;

/** An export's files: JSON values, or texts as they are, by their paths. */
export type ExportFiles = Readonly<Record<string, unknown>>;

/** An empty organization that exports are imported into. */
export interface ImportTarget {
  readonly database: SqlDatabase;
  readonly organizationId: string;
  /** What was reported, over all runs. */
  readonly problems: readonly string[];
  run(files: ExportFiles, onProgress?: (progress: ImportProgress) => void): Promise<ImportSummary>;
  rows(sql: string): Promise<Row[]>;
  /** The one number that a query gives. */
  number(sql: string): Promise<number>;
  /** SY3 and SY4 over the whole database: every chat counts 1, 2, 3…, no change number is given twice or lies beyond the head. */
  expectSoundNumbers(): Promise<void>;
  close(): Promise<void>;
}

export const databaseKinds = ['SQLite', 'PostgreSQL'] as const;

/** What the imports of one test file share: a PostgreSQL, a folder, and the worker for small pictures. */
export interface ImportStage {
  readonly folder: string;
  /** An empty organization in a database of its own. */
  open(kind: (typeof databaseKinds)[number]): Promise<ImportTarget>;
  stop(): Promise<void>;
}

export async function startImportStage(): Promise<ImportStage> {
  const postgres = await startPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'hallway-import-'));
  const thumbnailer = new Thumbnailer(silent);
  return {
    folder,
    open: async (kind) => openImportTarget({ folder, thumbnailer, databaseUrl: kind === 'SQLite' ? null : await postgres.createDatabase() }),
    async stop() {
      await thumbnailer.stop();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface ImportTargetOptions {
  readonly folder: string;
  readonly thumbnailer: Thumbnailer;
  /** Null: SQLite. */
  readonly databaseUrl: string | null;
}

/** Makes the database, migrated, with its organization. */
async function openImportTarget({ folder, thumbnailer, databaseUrl }: ImportTargetOptions): Promise<ImportTarget> {
  const location = { dataDir: join(folder, randomUUID()), databaseUrl };
  await prepareDatabase({ ...location, organizationName: 'Example' }, 1);
  const database = openSqlDatabase(location);
  const rows = (sql: string): Promise<Row[]> => database.all<Row>(sql);
  const number = async (sql: string): Promise<number> => Number(Object.values((await rows(sql))[0] ?? {})[0]);
  const problems: string[] = [];
  return {
    database,
    organizationId: String((await rows('SELECT "id" FROM "organizations"'))[0]?.['id']),
    problems,
    run: (files, onProgress = ignore) => runImport({ database, folder, thumbnailer, onProblem: (problem) => problems.push(problem) }, files, onProgress),
    rows,
    number,
    async expectSoundNumbers() {
      expect(await rows(`SELECT "chat_id" FROM "messages" GROUP BY "chat_id" HAVING MIN("seq") <> 1 OR MAX("seq") <> COUNT(*) OR COUNT(DISTINCT "seq") <> COUNT(*)`)).toEqual([]);
      expect(await rows(`SELECT "chats"."id" FROM "chats" WHERE "last_message_seq" <> (SELECT COUNT(*) FROM "messages" WHERE "chat_id" = "chats"."id")`)).toEqual([]);
      const tables = ['users', 'chats', 'chat_members', 'messages', 'message_reactions', 'message_marks'];
      const all = tables.map((table) => `SELECT "change_seq" FROM "${table}" WHERE "change_seq" > 0`).join(' UNION ALL ');
      expect(await rows(`SELECT "change_seq" FROM (${all}) AS "changes" GROUP BY "change_seq" HAVING COUNT(*) > 1`)).toEqual([]);
      expect(await number(`SELECT MAX("change_seq") FROM (${all}) AS "changes"`)).toBe(await number(`SELECT "head_change_seq" FROM "organization_logs"`));
    },
    close: () => database.close(),
  };
}

interface RunTools {
  readonly database: SqlDatabase;
  readonly folder: string;
  readonly thumbnailer: Thumbnailer;
  readonly onProblem: (problem: string) => void;
}

async function runImport({ database, folder, thumbnailer, onProblem }: RunTools, files: ExportFiles, onProgress: (progress: ImportProgress) => void): Promise<ImportSummary> {
  const file = join(folder, `${randomUUID()}.zip`);
  writeFileSync(file, makeExport(files));
  const archive = await openCheckedArchive(file);
  try {
    const scope = await findImportScope(database, undefined, () => 1_800_000_000_000);
    const blobs = createDiskBlobStore(join(folder, 'files'));
    return await importSlack({
      archive,
      files: new ImportFiles({ archive, organizationId: scope.organizationId, blobs, thumbnailer, folder: join(folder, 'uploads') }),
      database: createImportDatabase(database),
      scope,
      onProblem: (problem) => onProblem(formatProblem(problem)),
      onProgress,
    });
  } finally {
    archive.close();
  }
}
