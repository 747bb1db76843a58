import { describe, expect, it } from 'vitest';
import { isEmojiOnly, isLongBody, parseBody } from './message-body.ts';

const links = (body: string) => parseBody(body).flatMap((part) => (part.kind === 'link' ? [part.text] : []));

describe('links', () => {
  it.each([
    ['See https://example.org/a.', ['https://example.org/a']],
    ['(https://example.org/a)', ['https://example.org/a']],
    ['https://example.org/wiki/A_(b)', ['https://example.org/wiki/A_(b)']],
    ['a http://one.example, b https://two.example!', ['http://one.example', 'https://two.example']],
    ['mailto:ada@example.org', ['mailto:ada@example.org']],
    ['javascript:alert(1) data:text/html,x file:///etc/passwd', []],
    ['https://user:secret@example.org/', []],
    ['`https://example.org/in-code`', []],
  ])('%s', (body, expected) => expect(links(body)).toEqual(expected));
});

it('nothing of a text is lost, whatever it holds', () => {
  for (const body of ['a `b` c', '```js\nx < 1 && y > 2\n``` after', '<script>alert(1)</script>', '``', '`open', '```open', 'https://a.example/`b`']) {
    const text = parseBody(body).map((part) => part.text).join('');
    expect(body.replaceAll('`', '')).toContain(text.replaceAll('`', '').slice(0, 5));
    expect(parseBody(body).every((part) => part.text !== undefined)).toBe(true);
  }
});

it('code is kept as it is', () => {
  expect(parseBody('run `npm test` or\n```sh\nnpm start\n```')).toEqual([
    { kind: 'text', text: 'run ' },
    { kind: 'code', text: 'npm test' },
    { kind: 'text', text: ' or\n' },
    { kind: 'codeBlock', text: 'npm start' },
  ]);
});

it('the longest message is parsed in an instant, also when it is made to be slow', () => {
  const startedMs = performance.now();
  for (const piece of ['`', '```', 'https://', '(', 'https://a.example/((((', '<>', '👍']) parseBody(piece.repeat(16_000 / piece.length));
  expect(performance.now() - startedMs).toBeLessThan(2_000);
});

it('long texts start folded, a few emoji are drawn large', () => {
  expect(isLongBody('word '.repeat(1_000))).toBe(true);
  expect(isLongBody('\n'.repeat(40))).toBe(true);
  expect(isLongBody('short')).toBe(false);
  expect(isEmojiOnly('👍')).toBe(true);
  expect(isEmojiOnly('👩‍🚀 🎉')).toBe(true);
  expect(isEmojiOnly('👍 ok')).toBe(false);
  expect(isEmojiOnly('123')).toBe(false);
});
