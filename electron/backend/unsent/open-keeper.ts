import type Database from 'better-sqlite3';
import { checkStore, schemaDigestOf } from '../store/check-store.ts';
import { StoreDamage, isDamage } from '../store/damage.ts';
import { readGeneration, readUnsent } from './read-unsent.ts';
import { copyFileOf, UnsentCopy, type CopyState } from './unsent-copy.ts';
import { UnsentKeeper } from './unsent-keeper.ts';
import { digestOf, unsentTables, type UnsentContent, type UnsentRow } from './unsent-rows.ts';

interface OpenedKeeper {
  readonly keeper: UnsentKeeper;
  /** What the copy holds beyond the store: to be put back before the copy is made equal. */
  readonly missing: UnsentContent | null;
  /** What the copy remembered of the store when it was opened. */
  readonly before: CopyState;
}

/**
 * Opens the copy beside a store that opened well. Where the copy is missing, damaged or behind, the store is right and
 * the copy is made equal to it. A copy that is ahead holds what the store has lost, as with the end of its log.
 * @param prepare is done once the schema is known to be right
 * @throws StoreDamage when the two contradict each other, so that the store cannot be what was written
 */
export function openKeeper(connection: Database.Database, storeFile: string, prepare: () => void): OpenedKeeper {
  const copyFile = copyFileOf(storeFile);
  const { copy, content } = openCopy(copyFile);
  try {
    const state = copy.state();
    const schemaDigest = checkSchema(connection, state);
    prepare();
    checkStore(connection, state.isOpen);
    const generation = readGeneration(connection);
    const held = readUnsent(connection);
    const missing = state.generation >= generation ? beyond(content, held) : null;
    if (state.generation === generation) requireSame(content, held);
    if (missing === null && state.generation !== generation) copy.replace(held, { generation });
    copy.setState({ isOpen: true, ...schemaDigest });
    return { keeper: new UnsentKeeper(connection, copyFile, copy), missing, before: state };
  } catch (error) {
    copy.close();
    throw error;
  }
}

function openCopy(file: string): { copy: UnsentCopy; content: UnsentContent } {
  try {
    const copy = UnsentCopy.open(file);
    try {
      return { copy, content: copy.read() };
    } catch (error) {
      copy.close();
      throw error;
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    const copy = UnsentCopy.openAnew(file);
    return { copy, content: copy.read() };
  }
}

/** The schema only changes with the program: with other migrations than the last time any schema is right. */
function checkSchema(connection: Database.Database, state: CopyState): Pick<CopyState, 'schemaDigest' | 'migrationCount'> {
  const now = { schemaDigest: schemaDigestOf(connection), migrationCount: connection.prepare('SELECT COUNT(*) FROM main.migrations').pluck().get() as number };
  if (state.migrationCount === now.migrationCount && state.schemaDigest !== now.schemaDigest) throw new StoreDamage('The schema is not as it was written');
  return now;
}

const compared = ['commands', 'drafts', 'thread_drafts', 'settings'] as const;

/** What the copy holds and the store does not, or not as it is in the copy; null where there is nothing. */
function beyond(content: UnsentContent, held: UnsentContent): UnsentContent | null {
  const isBeyond = compared.some((table) => {
    const known = new Set((held[table] as unknown as UnsentRow[]).map((row) => digestOf(table, row)));
    return (content[table] as unknown as UnsentRow[]).some((row) => !known.has(digestOf(table, row)));
  });
  return isBeyond ? content : null;
}

/** Under one generation both hold the same rows; each row of the copy was found to be as it was written. */
function requireSame(content: UnsentContent, held: UnsentContent): void {
  for (const table of compared) {
    const keyOf = (row: UnsentRow): unknown => row[unsentTables[table].key];
    const copied = new Map((content[table] as unknown as UnsentRow[]).map((row) => [keyOf(row), digestOf(table, row)]));
    for (const row of held[table] as unknown as UnsentRow[]) {
      const digest = copied.get(keyOf(row));
      if (digest !== digestOf(table, row)) throw new StoreDamage('The store does not hold what its copy of the unsent says');
    }
  }
}
