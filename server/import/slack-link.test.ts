import { describe, expect, it } from 'vitest';
import { plainTextOf } from '#shared/domain/plain-text';
import { parseRichText } from '../../renderer/models/rich-text.ts';
import type { Inline } from '../../renderer/models/rich-text-types.ts';
import { linkText, linkTextInCode } from './slack-link.ts';

/** What the interface makes of a line: its links with their words, and all words together. */
function read(body: string) {
  const inlines = parseRichText(body).flatMap((block) => (block.kind === 'paragraph' ? block.inlines : []));
  const wordsOf = (parts: readonly Inline[]): string => parts.map((part) => ('text' in part ? part.text : wordsOf(part.inlines))).join('');
  return { links: inlines.flatMap((inline) => (inline.kind === 'link' ? [{ href: inline.href, words: wordsOf(inline.inlines), shownHost: inline.shownHost }] : [])), words: wordsOf(inlines) };
}

describe('a link with words of its own', () => {
  it.each([
    ['plain words', 'the plan', 'the plan'],
    ['brackets', 'a [draft] (old) ]( of it', 'a [draft] (old) ]( of it'],
    ['the end of another link', '](/evil) [', '](/evil) ['],
    ['marks of formatting', '*bold* _not_ ~~struck~~ snake_case **', '*bold* _not_ ~~struck~~ snake_case **'],
    ['back slashes', String.raw`C:\[x] \\ \* end\ `, String.raw`C:\[x] \\ \* end` + '\\'],
    ['markup', '<img src=x onerror=alert(1)> &amp;', '<img src=x onerror=alert(1)> &amp;'],
    ['lines', 'one\n\n> two\r\n- three', 'one > two - three'],
    ['an exclamation mark', '!here', '!here'],
  ])('has %s as they were, and leads where it led', (_case, label, words) => {
    const body = linkText('https://plan.example/a?b=1', label);
    expect(read(`see ${body}, or not`)).toEqual({ links: [{ href: 'https://plan.example/a?b=1', words, shownHost: null }], words: `see ${words}, or not` });
    expect(plainTextOf(linkText('https://plan.example', 'a [draft] of it'))).toBe('a [draft] of it');
  });

  it('that names another host shows where it really goes', () => {
    expect(read(linkText('https://plan.example', '](https://bank.example) [')).links).toEqual([{ href: 'https://plan.example/', words: '](https://bank.example) [', shownHost: 'plan.example' }]);
    expect(read(linkText('https://evil.example/login', 'https://bank.example')).links).toEqual([{ href: 'https://evil.example/login', words: 'https://bank.example', shownHost: 'evil.example' }]);
    expect(read(linkText('https://xn--bnk-5cd.example', 'the bank')).links[0]?.shownHost).toBe('xn--bnk-5cd.example');
  });

  it.each([
    ['brackets', 'https://en.example/wiki/Boat_(ship)', 'https://en.example/wiki/Boat_%28ship%29'],
    ['an open bracket', 'https://a.example/(', 'https://a.example/%28'],
    ['spaces and angles', 'https://a.example/b c<d>', 'https://a.example/b%20c%3Cd%3E'],
    ['a line', 'https://a.example/b\nc', 'https://a.example/b%0Ac'],
    ['a mail', 'mailto:ada@example.org', 'mailto:ada@example.org'],
  ])('goes to an address with %s', (_case, target, href) => {
    expect(read(linkText(target, 'here')).links).toMatchObject([{ href, words: 'here' }]);
  });
});

describe('what is no link that is opened stays text, with its address', () => {
  it.each([
    ['javascript:alert(1)', 'click', 'click (javascript:alert(1))'],
    ['data:text/html,x', 'click', 'click (data:text/html,x)'],
    ['file:///etc/passwd', 'click', 'click (file:///etc/passwd)'],
    ['tel:+49301234', 'call', 'call (+49301234)'],
    ['#narrow/stream/1', 'this thread', 'this thread (#narrow/stream/1)'],
    ['https://', 'nowhere', 'nowhere (https://)'],
  ])('%s', (target, label, expected) => {
    expect(linkText(target, label)).toBe(expected);
    expect(read(expected).links).toEqual([]);
  });
  it('a label that is huge or has a back tick, an address that is huge', () => {
    expect(linkText('https://a.example', '`rm`')).toBe('`rm` (https://a.example)');
    expect(linkText('https://a.example', 'x'.repeat(501))).toBe(`${'x'.repeat(501)} (https://a.example)`);
    expect(linkText('https://a.example', '['.repeat(300))).toBe(`${'['.repeat(300)} (https://a.example)`);
    expect(linkText(`https://a.example/${'x'.repeat(2_000)}`, 'here')).toBe(`here (https://a.example/${'x'.repeat(2_000)})`);
  });
});

it('an address that is named by itself stands alone', () => {
  expect(['', 'https://a.example/b_(c)'].map((label) => linkText('https://a.example/b_(c)', label))).toEqual(['https://a.example/b_(c)', 'https://a.example/b_(c)']);
  expect(linkText('mailto:ada@example.org', 'ada@example.org')).toBe('ada@example.org');
});

it('within code nothing is formatted, and a name of which Slack made an address is the name', () => {
  expect(linkTextInCode('https://a.example', 'the *plan*')).toBe('the *plan* (https://a.example)');
  expect(linkTextInCode('http://a.example', 'a.example')).toBe('a.example');
  expect(linkTextInCode('https://a.example', '')).toBe('https://a.example');
});
