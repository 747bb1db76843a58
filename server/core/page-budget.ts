import { limits } from '#shared/domain/limits';
import type { RowSet } from '#shared/protocol/rows/row-set';
import { countRows } from './row-sets.ts';

/**
 * UTF-16 units of text in a page. A slow line takes it in seconds, and it stays well below what may wait for a reader:
 * a larger one would end the very session that asked for it, again and again.
 */
const charactersPerPage = 500_000;

/** What still fits a page. The first thing always fits, so that every page goes forward. */
export class PageBudget {
  #rows = 0;
  #characters = 0;

  isFull(): boolean {
    return this.#rows >= limits.rowsPerPage || this.#characters >= charactersPerPage;
  }

  /** Counts rows that are in the page. */
  take(set: RowSet): void {
    this.#rows += countRows(set);
    for (const message of set.messages ?? []) this.#characters += message.body.length;
    for (const { value } of set.preferences ?? []) this.#characters += value.length;
  }

  /** Counts the message if the page is not full; once false, it stays false. */
  takeMessage(message: { readonly body: string }): boolean {
    if (this.isFull()) return false;
    this.#rows += 1;
    this.#characters += message.body.length;
    return true;
  }
}
