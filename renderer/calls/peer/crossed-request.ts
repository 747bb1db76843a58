/** Asked to rebuild earlier than this after the first offer went out, before any answer: the asking crossed it on its way. */
const onTheWayMs = 1_500;

/** Where the first offer of a link stands. */
export interface FirstOffer {
  /** Null while the browser makes it, for which a busy one takes seconds. */
  firstOfferAtMs: number | null;
  isAnswered: boolean;
  /** See `patienceOf`. */
  readonly patience: number;
}

/** Whether somebody who misses our first offer only asks because it has not reached them yet: a new link would come later still. */
export function hasCrossedFirstOffer({ firstOfferAtMs, isAnswered, patience }: Readonly<FirstOffer>, nowMs: number): boolean {
  if (isAnswered) return false;
  return firstOfferAtMs === null || nowMs - firstOfferAtMs < onTheWayMs * patience;
}
