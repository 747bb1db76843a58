import { describe, expect, it } from 'vitest';
import { readMarkdown } from './markdown.ts';
import { pastedMarkdown } from './pasted-markdown.ts';
import type { PastedElement, PastedNode } from './pasted-node.ts';
import type { Block, Inline } from './rich-text-types.ts';

/** `el('b', 'words')`; attributes go behind the name, such as `a href=https://a.example/`. */
function el(description: string, ...children: readonly (PastedNode | string)[]): PastedElement {
  const [name = '', ...pairs] = description.split(' ');
  const attributes = pairs.length === 0 ? {} : { [pairs.join(' ').split('=')[0] ?? '']: pairs.join(' ').split('=').slice(1).join('=') };
  return { kind: 'element', name, attributes, children: children.map((child) => (typeof child === 'string' ? { kind: 'text', text: child } : child)) };
}

const pasted = (...nodes: readonly (PastedNode | string)[]) => pastedMarkdown(nodes.map((node) => (typeof node === 'string' ? { kind: 'text', text: node } : node)));

describe('what was copied becomes the Markdown of a message', () => {
  it.each([
    ['bold, italic, struck, code', [el('p', el('b', 'a'), ' ', el('em', 'b'), ' ', el('del', 'c'), ' ', el('code', 'd*e'))], '**a** _b_ ~~c~~ `d*e`'],
    ['marks never stand beside a space', [el('b', 'bold '), 'and', el('i', ' slanted')], '**bold** and _slanted_'],
    ['a mark in a mark is one', [el('b', 'a', el('strong', 'b'), ' c')], '**ab c**'],
    ['italics inside a word take stars', ['un', el('i', 'believ'), 'able'], 'un*believ*able'],
    ['styles speak as names do, and against them', [el('b style=font-weight:normal', 'a ', el('span style=font-weight:700', 'b'), el('span style=font-style:italic;text-decoration:line-through', ' c'))], 'a **b** ~~_c_~~'.replace('~~_c_~~', '_~~c~~_')],
    ['links', [el('p', 'see ', el('a href=https://a.example/b', 'the ', el('b', 'page')), '.')], 'see [the **page**](https://a.example/b).'],
    ['an address is its own link', [el('b', 'x'), ' ', el('a href=https://a.example/', 'https://a.example')], '**x** https://a.example'],
    ['headings and paragraphs stand apart', [el('h2', 'Plan'), el('p', 'one', el('br'), 'two'), el('div', 'three'), el('div', 'four')], '**Plan**\n\none\ntwo\n\nthree\nfour'],
    ['lists in lists', [el('ul', el('li', 'a', el('ol', el('li', 'b'), el('li', 'c'))), ' ', el('li', 'd'))], '- a\n  1. b\n  2. c\n- d'],
    ['a list beside its item', [el('ol start=3', el('li', 'a'), el('ul', el('li', 'b')), el('li', 'c'))], '3. a\n   - b\n4. c'],
    ['quotes', [el('blockquote', el('p', 'a'), el('p', el('b', 'b')), el('blockquote', 'c'))], '> a\n>\n> **b**\n>\n> > c'],
    ['code', [el('pre', el('code', '\nlet a = *b;\n  c\n'))], '```\nlet a = *b;\n  c\n```'],
    ['code with marks of code', [el('pre', 'a\n```\nb')], '~~~\na\n```\nb\n~~~'],
    ['tables with formatting', [el('table', el('tbody', el('tr', el('th', 'Who'), el('th', 'When')), el('tr', el('td', 'Ann'), el('td', el('p', '3 pm')))))], null],
    ['tables with formatting', [el('table', el('tr', el('td', el('b', 'Who')), el('td', 'When')), el('tr', el('td', 'Ann'), el('td', '3', el('br'), 'pm')))], '**Who** | When\nAnn | 3 pm'],
    ['the lists of a word processor', [el('p style=mso-list:l0 level1 lfo1', el('span style=mso-list:Ignore', '· '), 'a'), el('p style=mso-list:l0 level2 lfo1', el('span', el('span style=mso-list:Ignore', '1. ')), 'b')], '- a\n    1. b'],
    ['emoji that are pictures', [el('b', 'x'), el('img alt=:tada:'), el('img alt=🎉'), el('img alt=A long description')], '**x**:tada:🎉'],
    ['nothing that is not to be seen', [el('style', 'p {}'), el('b', 'x'), el('script', 'alert(1)'), el('span style=display: none', 'no')], '**x**'],
    ['no address that runs something', [el('b', 'x'), el('a href=javascript:alert(1)', 'y')], '**x**y'],
  ] as const)('%s', (_title, nodes, expected) => {
    expect(pasted(...nodes)).toBe(expected);
  });

  it.each([
    ['words', ['plain words']],
    ['colours', [el('div', el('span style=color:red', 'a'), ' b')]],
    ['an address that is its own link', [el('a href=https://a.example/', 'https://a.example/')]],
    ['a sheet', [el('table', el('tr', el('td', '1'), el('td', '2')))]],
    ['nothing', []],
  ] as const)('%s have no formatting', (_title, nodes) => {
    expect(pasted(...nodes)).toBeNull();
  });
});

describe('what only looks like a mark stays what it is', () => {
  it.each(['2 * 3 * 4 and *a*', 'snake_case _x_ __y__', '`tick', 'back\\*slash \\', '~~no~~', '[a](https://b.example)', 'a]', '> no quote', '- no list', '+ no list', '12. no list', '3) no list', '* no list', '~~~', '```', '# no heading', '&amp; <b>'])('%s', (text) => {
    const markdown = pasted(el('p', el('b', 'x')), el('p', text)) ?? '';
    expect(readMarkdown(markdown).slice(1).map(wordsOf).join('\n')).toBe(text);
    const linked = pasted(el('p', el('a href=https://z.example/', text))) ?? '';
    if (!text.includes('https:')) expect(readMarkdown(linked).map(wordsOf).join('')).toContain(text);
  });
});

it('any mix of looks is read as it was copied', () => {
  let seed = 7;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let round = 0; round < 500; round += 1) {
    const pieces = Array.from({ length: 1 + random(6) }, () => ({ text: ['word', ' two words', 'é ', '日本', '1', 'x'][random(6)] ?? '', looks: random(8) }));
    const nodes = pieces.map(({ text, looks }) => (['b', 'i', 's'] as const).reduce<PastedNode>((node, name, bit) => ((looks >> bit) % 2 === 1 ? el(name, node) : node), { kind: 'text', text }));
    const markdown = pasted(el('p', ...nodes));
    const expected = pieces.map(({ text }) => text).join('').replaceAll(/\s+/g, ' ').trim();
    if (markdown !== null) expect(readMarkdown(markdown).map(wordsOf).join('\n'), markdown).toBe(expected);
  }
});

it('a tree as large as the reader lets through is done with at once', () => {
  let deep: PastedNode = el('b', 'x');
  for (let depth = 0; depth < 99; depth += 1) deep = el(depth % 2 === 0 ? 'blockquote' : 'ul', deep);
  expect(pasted(deep)).toContain('**x**');
  const wide = Array.from({ length: 10_000 }, (_, index) => el(['b', 'i', 'a href=https://a.example/'][index % 3] ?? 'b', `${index}`));
  expect(pasted(...wide)?.length).toBeGreaterThan(10_000);
});

function wordsOf(block: Block): string {
  if (block.kind === 'paragraph') return block.inlines.map(textOf).join('');
  return block.kind === 'code' ? `code:${block.text}` : block.kind;
}

function textOf(inline: Inline): string {
  return 'text' in inline ? inline.text : inline.inlines.map(textOf).join('');
}
