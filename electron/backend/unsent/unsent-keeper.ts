import type Database from 'better-sqlite3';
import { Ballast, ballastFileOf } from './ballast.ts';
import { isDamage } from '../store/damage.ts';
import { generationSetting, readGeneration, readRowSql, readUnsent } from './read-unsent.ts';
import { UnsentCopy } from './unsent-copy.ts';
import type { UnsentRow, UnsentTable } from './unsent-rows.ts';

type Watched = Exclude<UnsentTable, 'chats'>;
const watched: Readonly<Record<Watched, { table: string; key: string; columns: string; when: string }>> = {
  commands: { table: 'outbox', key: 'command_id', columns: 'position, intent, status, error_code, error_message', when: '' },
  drafts: { table: 'drafts', key: 'chat_id', columns: 'body, reply_to_message_id, updated_at', when: '' },
  thread_drafts: { table: 'thread_drafts', key: 'root_message_id', columns: 'body, files, updated_at', when: '' },
  settings: { table: 'settings', key: 'name', columns: 'value', when: `WHEN ROW.name <> '${generationSetting}'` },
};

/**
 * Keeps the copy of what is unsent never less than the store itself (ADR 0008): what a transaction adds is flushed to
 * the copy before the transaction commits, what it takes away leaves the copy after that. It learns what changed from
 * triggers, so that no statement can forget the copy.
 */
export class UnsentKeeper {
  readonly #connection: Database.Database;
  readonly #file: string;
  readonly #ballast: Ballast;
  #copy: UnsentCopy;
  #changed = new Map<UnsentTable, Set<string>>();
  #removed = new Map<UnsentTable, string[]>();
  #added = new Map<UnsentTable, UnsentRow[]>();
  #generation: number;
  readonly #statements = new Map<string, Database.Statement>();

  /** @param file the copy's file, which is made where there is none */
  constructor(connection: Database.Database, file: string, copy: UnsentCopy) {
    this.#connection = connection;
    this.#file = file;
    this.#copy = copy;
    this.#ballast = new Ballast(ballastFileOf(file));
    this.#generation = Math.max(readGeneration(connection), copy.state().generation);
    this.#watch();
  }

  get copy(): UnsentCopy {
    return this.#copy;
  }

  /** Does the work in one transaction of the store, and keeps the copy in step. @throws what SQLite says; then nothing has changed */
  transaction<Result>(work: () => Result): Result {
    this.#changed = new Map();
    this.#added = new Map();
    this.#removed = new Map();
    try {
      const result = this.#connection.transaction(() => {
        const done = work();
        this.#beforeCommit();
        return done;
      }).immediate();
      this.#afterCommit();
      return result;
    } catch (error) {
      this.#rolledBack();
      throw error;
    }
  }

  /** The store was closed as it should be. */
  close(): void {
    try {
      this.#copy.setState({ isOpen: false });
    } catch {
      // It stands as not closed: the next opening looks more closely.
    }
    this.#copy.close();
  }

  #beforeCommit(): void {
    if (this.#changed.size === 0) return;
    this.#sortChanges();
    const generation = this.#generation + 1;
    this.#prepare('INSERT INTO main.settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value').run(generationSetting, String(generation));
    if (this.#added.size > 0) this.#write(generation, (copy) => copy.put(this.#added, { generation }));
  }

  #afterCommit(): void {
    this.#ballast.hold();
    if (this.#changed.size === 0) return;
    this.#generation += 1;
    const generation = this.#generation;
    if (this.#removed.size === 0) return;
    try {
      this.#write(generation, (copy) => copy.remove(this.#removed, { generation }));
    } catch {
      // Too much in the copy does no harm; the next opening makes it equal.
    }
  }

  /** What did not come about must not come back from the copy. */
  #rolledBack(): void {
    if (this.#added.size === 0) return;
    if (this.#takeBack()) return;
    // A full disk: the room held for this is given to it.
    this.#ballast.release();
    // Where that fails, too, the next opening adds it again: what a person asked for is rather there than lost.
    this.#takeBack();
  }

  #takeBack(): boolean {
    const generation = this.#generation;
    try {
      this.#copy.replace(readUnsent(this.#connection), { generation });
      return true;
    } catch {
      return false;
    }
  }

  /** Makes the copy hold what the store holds. */
  equalize(): void {
    const generation = readGeneration(this.#connection);
    this.#generation = generation;
    this.#write(generation, (copy) => copy.replace(readUnsent(this.#connection), { generation }));
  }

  #watch(): void {
    this.#connection.function('note_unsent', (table: unknown, key: unknown) => {
      this.#note(table as Watched, String(key));
      return null;
    });
    for (const [name, { table, key, columns, when }] of Object.entries(watched)) {
      for (const [event, row] of [['INSERT', 'new'], [`UPDATE OF ${columns}`, 'new'], ['DELETE', 'old']] as const) {
        const trigger = `copy_${table}_${event.slice(0, 6).toLowerCase()}`;
        this.#connection.exec(`CREATE TEMP TRIGGER ${trigger} AFTER ${event} ON main.${table} ${when.replace('ROW', row)} BEGIN SELECT note_unsent('${name}', ${row}.${key}); END`);
      }
    }
  }

  #note(table: Watched, key: string): void {
    const keys = this.#changed.get(table) ?? new Set();
    this.#changed.set(table, keys);
    keys.add(key);
  }

  #sortChanges(): void {
    const chatIds = new Set<string>();
    for (const [table, keys] of this.#changed) {
      const read = this.#prepare(readRowSql[table]);
      for (const key of keys) {
        const row = read.get(key) as UnsentRow | undefined;
        if (row === undefined) append(this.#removed, table, key);
        else append(this.#added, table, row);
        if (row !== undefined && 'chat_id' in row) chatIds.add(String(row['chat_id']));
      }
    }
    const readChat = this.#prepare(readRowSql.chats);
    for (const chatId of chatIds) for (const row of readChat.all(chatId)) append(this.#added, 'chats', row as UnsentRow);
  }

  #prepare(sql: string): Database.Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#connection.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** A copy that turns out to be damaged is made anew from the store. */
  #write(generation: number, work: (copy: UnsentCopy) => void): void {
    try {
      work(this.#copy);
    } catch (error) {
      if (!isDamage(error)) throw error;
      const content = readUnsent(this.#connection);
      this.#copy.close();
      this.#copy = UnsentCopy.openAnew(this.#file);
      this.#copy.replace(content, { generation, isOpen: true });
    }
  }
}

function append<Value>(lists: Map<UnsentTable, Value[]>, table: UnsentTable, value: Value): void {
  const list = lists.get(table);
  if (list === undefined) lists.set(table, [value]);
  else list.push(value);
}
