import { describe, expect, it } from 'vitest';
import { markMentions } from './mark-mentions.ts';
import { parseRichText } from './rich-text.ts';
import { directionOfBlocks, directionOfInlines, linesOf } from './text-direction.ts';

const directionsOf = (body: string) => parseRichText(body).map((block) => (block.kind === 'paragraph' ? directionOfInlines(block.inlines) : directionOfBlocks([block])));

describe('a line is read', () => {
  it.each([
    ['صباح الخير! الخطة هنا: https://plans.example/q2 and some more English words at the end of it', 'rtl'],
    ['iOS جاهز، أما Android فيحتاج إلى يومين.', 'rtl'],
    ['`npm run build` يعمل', 'rtl'],
    ['https://plans.example/q2 هي الخطة', 'rtl'],
    ['**مهم:** the build is red', 'rtl'],
    ['Please ask سارة about it', 'ltr'],
    ['The word شكرا means thanks', 'ltr'],
    ['שלום עולם', 'rtl'],
    ['Good morning', 'auto'],
    ['12,500.75 👍', 'auto'],
    ['', 'auto'],
  ])('%j: %s', (body, direction) => {
    expect(directionsOf(body === '' ? '' : body)).toEqual(body === '' ? [] : [direction]);
  });
  it('whoever is named in it', () => {
    const [block] = markMentions(parseRichText('@سارة المنصوري please look'), [{ text: '@سارة المنصوري', userId: 'u', isSelf: false }]);
    expect(block?.kind === 'paragraph' && directionOfInlines(block.inlines)).toBe('auto');
  });
});

it('each line of a paragraph has its own', () => {
  const [block] = parseRichText('متى نجتمع؟\n\u2060\n**Before** lunch,\nor `after`?');
  const lines = block?.kind === 'paragraph' ? linesOf(block.inlines) : [];
  expect(lines.map(directionOfInlines)).toEqual(['rtl', 'auto', 'auto', 'auto']);
  expect(lines[2]).toMatchObject([{ kind: 'strong' }, { kind: 'text', text: ' lunch,' }]);
  expect(lines[3]).toMatchObject([{ kind: 'text', text: 'or ' }, { kind: 'code' }, { kind: 'text', text: '?' }]);
});

it('a list and a quote have the direction of all their words, code none', () => {
  expect(directionsOf('- الأسعار\n- القالب (template)\n  1. iOS')).toEqual(['rtl']);
  expect(directionsOf('> متى نجتمع؟\n> Before lunch?')).toEqual(['rtl']);
  expect(directionsOf('- one\n- two')).toEqual(['auto']);
  expect(directionsOf('```\nمرحبا\n```')).toEqual(['auto']);
});
