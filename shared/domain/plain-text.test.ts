import { expect, it } from 'vitest';
import { plainTextOf } from './plain-text.ts';

it.each([
  ['**Ship** it _today_, not ~~tomorrow~~', 'Ship it today, not tomorrow'],
  ['see [the plan](https://a.example/b?c=1) and `npm test`', 'see the plan and npm test'],
  [String.raw`see [the \[old\] plan\*](https://a.example/b), not \[this](https://a.example)`, String.raw`see the [old] plan*, not \[this](https://a.example)`],
  ['> they asked\n> twice\nand I said *yes*', 'they asked\ntwice\nand I said yes'],
  ['```ts\nconst a_b = 1;\n```\ndone', '\nconst a_b = 1;\n\ndone'],
  ['2 * 3 * 4, snake_case_name, 5 > 3, a ~ b', '2 * 3 * 4, snake_case_name, 5 > 3, a ~ b'],
  ['[x](javascript:alert(1)) and ** alone **', '[x](javascript:alert(1)) and ** alone **'],
  ['as in hallway://message/00000000-0000-7000-8000-000000000001/00000000-0000-7000-8000-00000000000a/00000000-0000-7000-8000-00000000000b', 'as in 💬'],
  ['__init__ and **bold _both_**', 'init and bold both'],
])('%j reads %j in one line', (body, expected) => {
  expect(plainTextOf(body)).toBe(expected);
});

it('takes no longer than a moment whatever the text holds', () => {
  const startMs = performance.now();
  for (const piece of ['*', '_', '~', '`', '[', '](', '> ', '**a', '_a', '[a](http://', '[\\', '```\n']) plainTextOf(piece.repeat(16_000 / piece.length));
  expect(performance.now() - startMs).toBeLessThan(3_000);
});
