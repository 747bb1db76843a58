import { expect, it } from 'vitest';
import { meansEveryone, mentionCandidates } from './mentions.ts';

it.each([
  ['@Ann', [['Ann']]],
  ['thanks @Ann Lee.', [['Ann Lee.', 'Ann Lee', 'Ann']]],
  ['(@José María-Núñez de la Cruz agrees)', [['José María-Núñez de la', 'José María-Núñez de', 'José María-Núñez', 'José']]],
  ['@everyone and @Bo', [['everyone and', 'everyone'], ['Bo']]],
  ['@Ann’s plan', [['Ann’s plan', 'Ann’s', 'Ann']]],
  ['mail ann@a.example, see https://a.example/@ann and `@Ann`', []],
  ['@ @@ @-', []],
])('%j may mention %j', (body, names) => {
  expect(mentionCandidates(body).map((candidate) => candidate.names)).toEqual(names);
});

it('knows where the mark stands, and takes no longer than a moment', () => {
  expect(mentionCandidates('hi `@x` @Bo')).toEqual([{ at: 8, names: ['Bo'] }]);
  const startMs = performance.now();
  for (const piece of ['@', '@a ', '`', '@a.', '@Ann Lee Smith Jones ']) expect(mentionCandidates(piece.repeat(16_000 / piece.length)).length).toBeLessThanOrEqual(50);
  expect(performance.now() - startMs).toBeLessThan(1_000);
});

it('some words mean everybody', () => {
  expect([meansEveryone('Everyone'), meansEveryone('here'), meansEveryone('Ann')]).toEqual([true, true, false]);
});
