import { describe, expect, it } from 'vitest';
import type { Block, Inline } from './rich-text-types.ts';
import { readMarkdown } from './markdown.ts';
import { emojiSize, isLongBody, parseRichText } from './rich-text.ts';

/** Marks that stand for what is drawn, so that a test can be read. */
function drawn(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
        case 'mention': return inline.text;
        case 'messageLink': return `<message ${inline.address.messageId.slice(-2)}>`;
        case 'code': return `<code>${inline.text}</code>`;
        case 'link': return `<a ${inline.href}${inline.shownHost === null ? '' : ` shows ${inline.shownHost}`}>${drawn(inline.inlines)}</a>`;
        default: return `<${inline.kind}>${drawn(inline.inlines)}</${inline.kind}>`;
      }
    })
    .join('');
}
function drawnBlocks(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      switch (block.kind) {
        case 'paragraph': return `[${drawn(block.inlines)}]`;
        case 'code': return `<pre ${block.language ?? 'plain'}>${block.text}</pre>`;
        case 'quote': return `<quote>${drawnBlocks(block.blocks)}</quote>`;
        case 'list': return `<list ${block.start ?? '•'}>${block.items.map((item) => `<li>${drawnBlocks(item)}</li>`).join('')}</list>`;
      }
    })
    .join('');
}
const read = (body: string) => drawnBlocks(parseRichText(body));
const link = 'hallway://message/00000000-0000-7000-8000-000000000001/00000000-0000-7000-8000-00000000000a/00000000-0000-7000-8000-00000000000b';

it('reads plain words as Markdown would', () => {
  const bodies = ['Hello', 'Well, that is it: done.', 'It\u2019s 12 o\u2019clock \u2013 really? Yes! "So"', 'a-b; c... d', 'Straße, Ägypten und 東京', 'Ends. here', 'www.example.com it is', 'a  b', 'one ', 'x: y', 'mail a.b me', 'A. 1. b', 'Setext -', 'tab\tbed', 'x--', 'a! [b]'];
  for (const body of bodies) expect(parseRichText(body), body).toEqual(readMarkdown(body));
});

describe('links to messages', () => {
  it.each([
    [`see ${link}.`, '[see <message 0b>.]'],
    [`**${link}** [there](${link})`, '[<strong><message 0b></strong> <message 0b>]'],
    [`\`${link}\``, `[<code>${link}</code>]`],
    [`${link}/more hallway://open hallway://message/x`, `[${link}/more hallway://open hallway://message/x]`],
    [`[hallway://open](hallway://open) ${link.slice(0, -1)}`, `[[hallway://open](hallway://open) ${link.slice(0, -1)}]`],
  ])('%s', (body, shown) => expect(read(body)).toBe(shown));
});

describe('formatting', () => {
  it.each([
    ['**bold**, _it_, *it*, ~~gone~~ and `code`', '[<strong>bold</strong>, <emphasis>it</emphasis>, <emphasis>it</emphasis>, <strike>gone</strike> and <code>code</code>]'],
    ['**bold _both_**', '[<strong>bold <emphasis>both</emphasis></strong>]'],
    ['snake_case_name ~5 min~ 2 * 3 * 4', '[snake_case_name ~5 min~ 2 * 3 * 4]'],
    ['one\ntwo\n  three', '[one\ntwo\n  three]'],
    ['one\n\ntwo', '[one][two]'],
    ['> they said\n> twice\nmy answer', '<quote>[they said\ntwice]</quote>[my answer]'],
    ['- a\n- b\nafter', '<list •><li>[a]</li><li>[b]</li></list>[after]'],
    ['3. c\n4. d', '<list 3><li>[c]</li><li>[d]</li></list>'],
    ['- a\n  - b', '<list •><li>[a]<list •><li>[b]</li></list></li></list>'],
    ['Try\n```ts\nconst a = `b`;\n> no quote\n```\nthen', '[Try]<pre ts>const a = `b`;\n> no quote</pre>[then]'],
    ['```\n  kept\n```', '<pre plain>  kept</pre>'],
    ['```some words\nand more```\nafter', '<pre plain>some words\nand more</pre>[after]'],
    ['```all in one line```', '[<code>all in one line</code>]'],
    ['\\*as typed\\*', '[*as typed*]'],
  ])('reads %j', (body, expected) => {
    expect(read(body)).toBe(expected);
  });

  it.each(['# no heading', 'no\n===', '<b>no</b> &amp; <!-- x -->', '| a | b |\n|---|---|', '[a]: https://a.example', '---', '<https:x>', 'half ** of _it', 'a ``` half'])('shows %j as it was typed', (body) => {
    expect(read(body).replaceAll(/<a [^>]*>|<\/a>/g, '')).toBe(`[${body}]`);
  });
});

describe('links', () => {
  it.each([
    ['see https://a.example/b?c=1#d.', ['https://a.example/b?c=1#d']],
    ['(https://a.example/b)', ['https://a.example/b']],
    ['https://a.example/x_(y)', ['https://a.example/x_(y)']],
    ['https://a.example/snake_case_/x', ['https://a.example/snake_case_/x']],
    ['www.a.example and ann@a.example', ['https://www.a.example/', 'mailto:ann@a.example']],
    ['[words](https://a.example)', ['https://a.example/']],
    ['javascript:alert(1) file:///etc/passwd data:text/html,x hallway://x', []],
    ['[a](javascript:alert(1)) [b](data:text/html,x) [c](file:///x) [d](//a.example) [e](/etc) [f](vbscript:x)', []],
    ['`https://a.example`', []],
  ])('of %j', (body, expected) => {
    expect([...read(body).matchAll(/<a ([^ >]+)/g)].map(([, href]) => href)).toEqual(expected);
  });

  it.each([
    ['[paypal.com](https://evil.example/a)', 'evil.example'],
    ['[https://bank.example](https://bank.example.evil.example)', 'bank.example.evil.example'],
    ['[write to ann@a.example](mailto:eve@b.example)', 'eve@b.example'],
    ['https://раураl.example', 'xn--l-7sba6dbr.example'],
    ['[a.example](https://www.a.example/x)', undefined],
    ['[the plan](https://a.example)', undefined],
    ['https://a.example/b.html', undefined],
  ])('%j says where it really goes: %s', (body, shown) => {
    expect(/ shows ([^>]+)>/.exec(read(body))?.[1]).toBe(shown);
  });
});

describe('hostile text', () => {
  const length = 16_000;
  const pieces = [
    '*', '**a', '_a', '*a ', '~~a~', '[', '[a](', '](a', '>', '> ', '- ', '> - a\n', '1. ', '- a\n', '`', '`a', '```\n', '```\na\n', '\n', '\\', '<', '<b>', '&amp;', '\t', ' ', '(', 'http://', 'http://a.b/', 'a@', 'www.', '.', 'a.', '[a](b) ',
  ];
  it.each(pieces)('%j over and over is read in a moment', (piece) => {
    const body = piece.repeat(length / piece.length);
    const startMs = performance.now();
    expect(parseRichText(body).length).toBeGreaterThanOrEqual(body.trim() === '' ? 0 : 1);
    expect(performance.now() - startMs).toBeLessThan(2_000);
  });

  it('lists and quotes within each other do not go deeper than anybody reads', () => {
    const nested = Array.from({ length: 120 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n');
    expect([read('>'.repeat(length)).startsWith('[>>>'), read(nested).startsWith('[- a')]).toEqual([true, true]);
  });
});

it('draws up to 27 emoji large, the fewer the larger, but no digits and no text', () => {
  const sizes = (...bodies: readonly string[]) => bodies.map(emojiSize);
  expect(sizes('🎉', '👨🏿‍❤️‍💋‍👨🏻', '🇸🇪', '#️⃣', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '❤️', '🏳️‍🌈', '👍🏽')).toEqual(Array.from({ length: 8 }, () => 'one'));
  expect(sizes('👍🏽 👨‍👩‍👧', '🇸🇪🇩🇪1️⃣', '🎉\n🎉🎉🎉🎉', '🎉'.repeat(6), '👨🏿‍❤️‍💋‍👨🏻'.repeat(27))).toEqual(['few', 'few', 'few', 'some', 'some']);
  expect(sizes('12', 'ok 🎉', ' ', '', '🎉'.repeat(28), 'a', '🇸', '🏽x', '👍'.repeat(8_000))).toEqual(Array.from({ length: 9 }, () => null));
});

it('cuts what is long in characters or in lines', () => {
  expect([isLongBody('short'), isLongBody('x'.repeat(2_000)), isLongBody('a\n'.repeat(30))]).toEqual([false, true, true]);
});
