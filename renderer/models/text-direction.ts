import type { Block, Inline } from './rich-text-types.ts';

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const word = /[\p{L}\p{M}]+/gu;

/** `auto` leaves it to the browser, which is right wherever nothing is written from right to left. */
export type TextDirection = 'ltr' | 'rtl' | 'auto';

/**
 * The direction of a line: that of its first word. A line that begins with a Latin name and goes on in Arabic is read from
 * right to left all the same, or its parts would stand in the wrong order. Code, addresses and names of people say nothing of it.
 */
export function directionOfInlines(inlines: readonly Inline[]): TextDirection {
  return directionOf(wordsOfInlines(inlines));
}

/** The direction of a list or quote, on whose side its marks stand. The browser does not look into what has a direction of its own. */
export function directionOfBlocks(blocks: readonly Block[]): TextDirection {
  return directionOf(wordsOfBlocks(blocks));
}

/** The lines of a paragraph in which something is written from right to left: each has a direction of its own. */
export function linesOf(inlines: readonly Inline[]): readonly (readonly Inline[])[] {
  const lines: Inline[][] = [[]];
  for (const inline of inlines) {
    const [first = '', ...others] = inline.kind === 'text' ? inline.text.split('\n') : [];
    if (inline.kind !== 'text') lines.at(-1)?.push(inline);
    else if (first !== '') lines.at(-1)?.push({ kind: 'text', text: first });
    for (const text of others) lines.push(text === '' ? [] : [{ kind: 'text', text }]);
  }
  return lines;
}

function directionOf(text: string): TextDirection {
  if (!rightToLeft.test(text)) return 'auto';
  const words = text.match(word) ?? [];
  if (rightToLeft.test(words[0] ?? '')) return 'rtl';
  const fromRight = words.filter((one) => rightToLeft.test(one)).length;
  return fromRight > 2 * (words.length - fromRight) ? 'rtl' : 'ltr';
}

function wordsOfInlines(inlines: readonly Inline[]): string {
  return inlines.map((inline) => {
    if (inline.kind === 'text') return inline.text;
    return 'inlines' in inline && inline.kind !== 'link' ? wordsOfInlines(inline.inlines) : ' ';
  }).join('');
}

function wordsOfBlocks(blocks: readonly Block[]): string {
  return blocks.map((block) => {
    switch (block.kind) {
      case 'paragraph': return wordsOfInlines(block.inlines);
      case 'quote': return wordsOfBlocks(block.blocks);
      case 'list': return block.items.map(wordsOfBlocks).join('\n');
      case 'code': return '';
    }
  }).join('\n');
}
