import type { QueryName } from './queries.ts';

interface Identified {
  readonly id: string;
}

/** How a long value became another: which entries its list has now, those of them that are new or changed, and everything beside the list. */
export interface ListPatch {
  /** The ids of the list in their order; left out while the list has the same entries in the same order. */
  readonly ids?: readonly string[];
  readonly changed: readonly Identified[];
  /** The value without its list; left out while it is the same. */
  readonly rest?: object;
}

/** Where the list is in a value: under a key, or the value itself. */
export type ListKey = string | null;

/**
 * The queries that are told by what changed: a message more changes one of two hundred lines of the chat list and one of
 * sixty messages, and copying, comparing and drawing all of them would be most of what it costs.
 */
export const patchedQueries: Partial<Record<QueryName, ListKey>> = { chatList: null, messages: 'messages' };

/** Takes a value apart into its list and what is beside it. */
export function splitList(value: unknown, key: ListKey): { readonly entries: readonly Identified[]; readonly rest: object } {
  if (key === null) return { entries: value as readonly Identified[], rest: {} };
  const { [key]: entries, ...rest } = value as Record<string, unknown>;
  return { entries: entries as readonly Identified[], rest };
}

/**
 * Gives the value that a patch makes of the one before; entries that are the same stay the same objects.
 * @throws Error when the patch names an entry that neither side has: the two ends are out of step
 */
export function applyListPatch(before: unknown, patch: ListPatch, key: ListKey): unknown {
  const split = splitList(before, key);
  const known = new Map([...split.entries, ...patch.changed].map((entry) => [entry.id, entry]));
  const entries = (patch.ids ?? split.entries.map(({ id }) => id)).map((id) => {
    const entry = known.get(id);
    if (entry === undefined) throw new Error('A patch of a list names an entry that is not there.');
    return entry;
  });
  return key === null ? entries : { ...(patch.rest ?? split.rest), [key]: entries };
}
