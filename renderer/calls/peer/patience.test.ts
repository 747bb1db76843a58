import { expect, it } from 'vitest';
import { patienceOf } from './patience.ts';

it('doubles with every attempt, up to four times', () => {
  expect([0, 1, 2, 3, 100].map(patienceOf)).toEqual([1, 2, 4, 4, 4]);
});
