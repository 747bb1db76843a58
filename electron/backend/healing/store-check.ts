import type { CancelTimer, Clock } from '#shared/runtime/clock';
import type { Logger } from '#shared/runtime/logger';
import { StoreDamage } from '../store/damage.ts';
import { rowDigestSql } from '../store/row-digest.ts';
import type { StoreDatabase, StoreWriter } from '../store/store-database.ts';

interface CheckOptions {
  readonly store: StoreDatabase;
  readonly clock: Clock;
  readonly logger: Logger;
}

const afterMs = 5_000;
const pauseMs = 40;
const rowsPerStep = 500;
const soundForMs = 7 * 24 * 3_600_000;
/** What a row of each table must be found by, beside its own place. */
const indexed = {
  messages: 'SELECT 1 FROM messages AS other INDEXED BY messages_chat_id_seq WHERE other.chat_id = messages.chat_id AND other.seq IS messages.seq AND other.rowid = messages.rowid',
  message_reactions: 'SELECT 1 FROM message_reactions AS other WHERE other.message_id = message_reactions.message_id AND other.user_id = message_reactions.user_id AND other.emoji = message_reactions.emoji',
} as const;

/**
 * SY14: goes through all messages and reactions of a store that was not closed, or not looked through for a week, in
 * small steps between the person's own work. What it finds is thrown inside the store, which tells that it is damaged.
 */
export class StoreCheck {
  readonly #options: CheckOptions;
  #cancel: CancelTimer | null = null;
  #tables: (keyof typeof indexed)[] = ['messages', 'message_reactions'];
  #fromRow = 0;

  constructor(options: CheckOptions) {
    this.#options = options;
    const { isOpen, checkedAtMs } = options.store.before;
    const ageMs = options.clock.nowMs() - checkedAtMs;
    if (isOpen || ageMs > soundForMs || ageMs < 0) this.#cancel = options.clock.after(afterMs, () => this.#step());
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #step(): void {
    const { store, clock, logger } = this.#options;
    this.#cancel = null;
    try {
      store.transaction((writer) => this.#checkRows(writer));
      if (this.#tables.length > 0) this.#cancel = clock.after(pauseMs, () => this.#step());
      else store.copy().setState({ checkedAtMs: clock.nowMs() });
    } catch (error) {
      // Damage is healed by whoever opened the store; anything else, such as a full disk, is looked at the next time.
      logger.warn('The store could not be checked', { error: String(error) });
    }
  }

  #checkRows(writer: StoreWriter): void {
    const [table] = this.#tables;
    if (table === undefined) return;
    const last = writer.get<{ last: number | null }>(`SELECT MAX(row) AS last FROM (SELECT rowid AS row FROM ${table} WHERE rowid > ? ORDER BY rowid LIMIT ?)`, this.#fromRow, rowsPerStep)?.last ?? null;
    if (last === null) {
      this.#tables = this.#tables.slice(1);
      this.#fromRow = 0;
      return;
    }
    const found = writer.get(
      `SELECT 1 AS found FROM ${table} WHERE rowid > ? AND rowid <= ? AND (digest <> ${rowDigestSql(table)} OR NOT EXISTS (${indexed[table]})) LIMIT 1`,
      this.#fromRow, last,
    );
    if (found !== undefined) throw new StoreDamage(`A row of ${table} is not as it was written`);
    writer.run(`UPDATE ${table} SET digest = ${rowDigestSql(table)} WHERE rowid > ? AND rowid <= ? AND digest IS NULL`, this.#fromRow, last);
    this.#fromRow = last;
  }
}
