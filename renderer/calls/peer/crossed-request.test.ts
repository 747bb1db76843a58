import { expect, it } from 'vitest';
import { hasCrossedFirstOffer } from './crossed-request.ts';

const offer = { firstOfferAtMs: 1_000, isAnswered: false, patience: 1 };

it('a request for another link has crossed an offer that is on its way', () => {
  expect([2_499, 2_500].map((nowMs) => hasCrossedFirstOffer(offer, nowMs))).toEqual([true, false]);
});

it('the offer that a busy browser still makes is waited for, however long that takes', () => {
  expect(hasCrossedFirstOffer({ ...offer, firstOfferAtMs: null }, 60_000)).toBe(true);
});

it('a further attempt waits longer', () => {
  expect([3_999, 4_000].map((nowMs) => hasCrossedFirstOffer({ ...offer, patience: 2 }, nowMs))).toEqual([true, false]);
});

it('whoever has answered means it', () => {
  expect(hasCrossedFirstOffer({ ...offer, isAnswered: true }, 1_000)).toBe(false);
});
