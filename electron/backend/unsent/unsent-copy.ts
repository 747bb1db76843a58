import { existsSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { StoreDamage, isDamage } from '../store/damage.ts';
import { digestOf, unsentTables, type UnsentContent, type UnsentRow, type UnsentTable } from './unsent-rows.ts';

/** What the copy remembers of its store beside its content. */
export interface CopyState {
  /** Counts the changes of what is unsent; the store counts them, too. -1 in a copy that was never written. */
  readonly generation: number;
  /** The store was opened and not closed since. */
  readonly isOpen: boolean;
  /** Healing was begun and is not finished. */
  readonly isHealing: boolean;
  /** The checksum of the store's schema when it was last opened. */
  readonly schemaDigest: number;
  /** How many migrations the store had then; 0 where it was never opened. */
  readonly migrationCount: number;
  /** UTC milliseconds of the last full check that found nothing; 0 for never. */
  readonly checkedAtMs: number;
}

const version = 2;
const initial: CopyState = { generation: -1, isOpen: false, isHealing: false, schemaDigest: 0, migrationCount: 0, checkedAtMs: 0 };
const tableNames = Object.keys(unsentTables) as UnsentTable[];

/** Where the copy of a store's unsent words is. */
export function copyFileOf(storeFile: string): string {
  return storeFile.replace(/\.sqlite$/, '') + '.unsent.sqlite';
}

/**
 * The second copy of what only this computer has (ADR 0008): its own small database, so that whatever happens to the
 * store's file, nothing unsent is lost (SY12, SY14).
 */
export class UnsentCopy {
  readonly #connection: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();

  private constructor(connection: Database.Database) {
    this.#connection = connection;
  }

  /**
   * Opens a copy, or makes an empty one where there is none.
   * @throws StoreDamage or what SQLite says, when it is damaged
   */
  static open(file: string): UnsentCopy {
    if (existsSync(file) && !statSync(file).isFile()) throw new StoreDamage('The copy is no file');
    const connection = new Database(file, { timeout: 5_000 });
    try {
      for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON', 'trusted_schema = OFF']) connection.pragma(pragma);
      const stored = connection.pragma('user_version', { simple: true });
      if (stored === 0) create(connection);
      else if (stored === 1) addThreadDrafts(connection);
      else if (stored !== version) throw new StoreDamage('The copy is of another version');
      if (connection.pragma('integrity_check', { simple: true }) !== 'ok') throw new StoreDamage('The copy is damaged');
      const copy = new UnsentCopy(connection);
      copy.state();
      return copy;
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  /** Opens the copy; a damaged one, whose sound rows were taken out before, is thrown away and made anew. */
  static openAnew(file: string): UnsentCopy {
    eraseCopy(file);
    return UnsentCopy.open(file);
  }

  state(): CopyState {
    const row = this.#prepare('SELECT value, digest FROM state').get() as { value: string; digest: number } | undefined;
    if (row === undefined || digestOf('settings', { name: 'state', value: row.value }) !== row.digest) throw new StoreDamage('The copy’s state is damaged');
    return JSON.parse(row.value) as CopyState;
  }

  /** Everything in it. @throws StoreDamage when a row is not as it was written */
  read(): UnsentContent {
    const { content, damaged } = this.readSound();
    if (damaged > 0) throw new StoreDamage('A row of the copy is damaged');
    return content;
  }

  /** The rows that are as they were written, and how many are not. */
  readSound(): { content: UnsentContent; damaged: number } {
    let damaged = 0;
    const sound = (table: UnsentTable): UnsentRow[] => {
      const rows = this.#prepare(`SELECT * FROM ${table}`).all() as (UnsentRow & { digest: number })[];
      const good = rows.filter((row) => digestOf(table, row) === row.digest);
      damaged += rows.length - good.length;
      return good.map(({ digest: _digest, ...row }) => row as UnsentRow);
    };
    const content = Object.fromEntries(tableNames.map((table) => [table, sound(table)])) as unknown as UnsentContent;
    return { content, damaged };
  }

  /** Adds and changes rows, flushed to the disk before it returns. */
  put(rows: ReadonlyMap<UnsentTable, readonly UnsentRow[]>, state: Partial<CopyState>): void {
    this.#write(() => {
      for (const [table, some] of rows) for (const row of some) this.#putRow(table, row);
      this.#putState(state);
    });
  }

  /** Takes rows out. Not flushed: what is there too much after a crash does no harm (SY2). */
  remove(keys: ReadonlyMap<UnsentTable, readonly string[]>, state: Partial<CopyState>): void {
    this.#connection.pragma('synchronous = NORMAL');
    try {
      this.#write(() => {
        for (const [table, some] of keys) for (const key of some) this.#prepare(`DELETE FROM ${table} WHERE ${unsentTables[table].key} = ?`).run(key);
        this.#prepare('DELETE FROM chats WHERE id NOT IN (SELECT chat_id FROM commands) AND id NOT IN (SELECT chat_id FROM drafts) AND id NOT IN (SELECT chat_id FROM thread_drafts)').run();
        this.#putState(state);
      });
    } finally {
      this.#connection.pragma('synchronous = FULL');
    }
  }

  /** Makes it hold exactly this. */
  replace(content: UnsentContent, state: Partial<CopyState>): void {
    this.#write(() => {
      for (const table of tableNames) {
        this.#prepare(`DELETE FROM ${table}`).run();
        for (const row of content[table]) this.#putRow(table, row as unknown as UnsentRow);
      }
      this.#putState(state);
    });
  }

  setState(state: Partial<CopyState>): void {
    this.#write(() => this.#putState(state));
  }

  /** SY8: what was taken out is nowhere any more. */
  truncateLog(): void {
    this.#connection.pragma('wal_checkpoint(TRUNCATE)');
  }

  close(): void {
    this.#connection.close();
  }

  #write(work: () => void): void {
    this.#connection.transaction(work).immediate();
  }

  #putRow(table: UnsentTable, row: UnsentRow): void {
    const { columns } = unsentTables[table];
    const sql = `INSERT OR REPLACE INTO ${table} (${columns.join(', ')}, digest) VALUES (${columns.map(() => '?').join(', ')}, ?)`;
    this.#prepare(sql).run(...columns.map((column) => row[column] ?? null), digestOf(table, row));
  }

  #putState(state: Partial<CopyState>): void {
    const value = JSON.stringify({ ...this.state(), ...state });
    this.#prepare('UPDATE state SET value = ?, digest = ?').run(value, digestOf('settings', { name: 'state', value }));
  }

  #prepare(sql: string): Database.Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#connection.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

function create(connection: Database.Database): void {
  connection.transaction(() => {
    for (const table of tableNames) createTable(connection, table);
    connection.exec('CREATE TABLE state (value TEXT NOT NULL, digest INTEGER NOT NULL)');
    const value = JSON.stringify(initial);
    connection.prepare('INSERT INTO state (value, digest) VALUES (?, ?)').run(value, digestOf('settings', { name: 'state', value }));
    connection.pragma(`user_version = ${version}`);
  }).immediate();
}

function createTable(connection: Database.Database, table: UnsentTable): void {
  const { key, columns } = unsentTables[table];
  connection.exec(`CREATE TABLE ${table} (${columns.map((column) => (column === key ? `${column} TEXT PRIMARY KEY NOT NULL` : column)).join(', ')}, digest INTEGER NOT NULL)`);
}

/** A copy from before there were drafts of threads. */
function addThreadDrafts(connection: Database.Database): void {
  connection.transaction(() => {
    createTable(connection, 'thread_drafts');
    connection.pragma(`user_version = ${version}`);
  }).immediate();
}

/** What can be read of a copy, however damaged it is. */
export function readWhatIsSound(file: string): { content: UnsentContent | null; state: CopyState | null } {
  try {
    const copy = UnsentCopy.open(file);
    try {
      return { content: copy.readSound().content, state: copy.state() };
    } finally {
      copy.close();
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    return { content: null, state: null };
  }
}

export function eraseCopy(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal', '-ballast']) rmSync(file + suffix, { force: true, recursive: true });
}
