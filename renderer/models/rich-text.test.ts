import { describe, expect, it } from 'vitest';
import { isLargeEmoji, isLongBody, parseRichText, type Inline } from './rich-text.ts';

const inlines = (body: string): readonly Inline[] => parseRichText(body).flatMap((block) => (block.kind === 'paragraph' ? block.inlines : []));
const links = (body: string) => inlines(body).flatMap((inline) => (inline.kind === 'link' ? [inline.href] : []));

describe('parseRichText', () => {
  it.each([
    ['see https://a.example/b?c=1#d.', ['https://a.example/b?c=1#d']],
    ['(https://a.example/b)', ['https://a.example/b']],
    ['https://a.example/x_(y)', ['https://a.example/x_(y)']],
    ['www.a.example and ann@a.example', ['https://www.a.example/', 'mailto:ann@a.example']],
    ['javascript:alert(1) file:///etc/passwd data:text/html,x hallway://x', []],
    ['`https://a.example`', []],
  ])('finds the links of %j', (body, expected) => {
    expect(links(body)).toEqual(expected);
  });

  it('loses no character outside of code fences', () => {
    const body = 'a  b\n\n`c` https://a.example, ann@a.example! ``` half';
    expect(inlines(body).map((inline) => (inline.kind === 'code' ? `\`${inline.text}\`` : inline.text)).join('')).toBe(body);
  });

  it('reads code blocks with and without a language', () => {
    expect(parseRichText('Try\n```ts\nconst a = `b`;\n```\nthen')).toEqual([
      { kind: 'paragraph', inlines: [{ kind: 'text', text: 'Try' }] },
      { kind: 'code', text: 'const a = `b`;' },
      { kind: 'paragraph', inlines: [{ kind: 'text', text: 'then' }] },
    ]);
  });

  it('stays fast on hostile text', () => {
    const startMs = performance.now();
    for (const piece of ['```', '`', '(', 'http://', 'a@', 'www.', '.', 'a.']) parseRichText(piece.repeat(16_000 / piece.length));
    expect(performance.now() - startMs).toBeLessThan(2_000);
  });
});

it('draws a few emoji large, but no digits and no text', () => {
  expect([isLargeEmoji('🎉'), isLargeEmoji('👍🏽 👨‍👩‍👧'), isLargeEmoji('🇸🇪'), isLargeEmoji('12'), isLargeEmoji('ok 🎉'), isLargeEmoji(' ')]).toEqual([true, true, true, false, false, false]);
});

it('cuts what is long in characters or in lines', () => {
  expect([isLongBody('short'), isLongBody('x'.repeat(2_000)), isLongBody('a\n'.repeat(30))]).toEqual([false, true, true]);
});
