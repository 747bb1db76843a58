/** Ids for one `IN (…)`: as many places as values. */
export interface IdList {
  readonly places: string;
  readonly ids: readonly string[];
}

const idsPerList = 1_024;

/**
 * Cuts ids into lists for queries. Each list is filled up to a power of two with its last id, so that a query has
 * eleven texts however many ids there are: a text for every number of them would be prepared, and kept, anew each time.
 */
export function idLists(ids: readonly string[]): IdList[] {
  const lists: IdList[] = [];
  for (let start = 0; start < ids.length; start += idsPerList) {
    const some = ids.slice(start, start + idsPerList);
    const length = 2 ** Math.ceil(Math.log2(some.length));
    const last = some.at(-1) ?? '';
    lists.push({ places: Array.from({ length }, () => '?').join(', '), ids: [...some, ...Array.from({ length: length - some.length }, () => last)] });
  }
  return lists;
}
