import { splitList, type ListKey, type ListPatch } from '#shared/contract/list-patch';

/** What is told of a value that was read again. */
export type ValueChange = { readonly type: 'value'; readonly value: unknown } | { readonly type: 'patch'; readonly patch: ListPatch };

/** Compares each reading of a query with the one before. */
export interface ValueChanges {
  /** What to tell; null: nothing changed. */
  next(value: unknown): ValueChange | null;
  /** The next value is news, whatever it is. */
  forget(): void;
}

/** For values that are told whole. */
export function wholeChanges(): ValueChanges {
  let lastText: string | null = null;
  return {
    next(value) {
      const text = JSON.stringify(value);
      if (text === lastText) return null;
      lastText = text;
      return { type: 'value', value };
    },
    forget() {
      lastText = null;
    },
  };
}

/** For values with a list of things with ids, which are told by what changed in it. */
export function listChanges(key: ListKey): ValueChanges {
  let last: { readonly texts: ReadonlyMap<string, string>; readonly order: string; readonly rest: string } | null = null;
  return {
    next(value) {
      const { entries, rest } = splitList(value, key);
      const before = last;
      const texts = new Map(entries.map((entry) => [entry.id, JSON.stringify(entry)]));
      last = { texts, order: [...texts.keys()].join(), rest: JSON.stringify(rest) };
      if (before === null) return { type: 'value', value };
      const changed = entries.filter(({ id }) => before.texts.get(id) !== texts.get(id));
      const isSameOrder = before.order === last.order;
      const isSameRest = before.rest === last.rest;
      if (changed.length === 0 && isSameOrder && isSameRest) return null;
      return { type: 'patch', patch: { changed, ...(isSameOrder ? {} : { ids: [...texts.keys()] }), ...(isSameRest ? {} : { rest }) } };
    },
    forget() {
      last = null;
    },
  };
}
