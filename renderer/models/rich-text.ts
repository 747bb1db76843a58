import { isEmoji } from '#shared/domain/person-status';
import { findLinks } from './find-links.ts';
import { readMarkdown } from './markdown.ts';
import type { Block } from './rich-text-types.ts';

/** Messages that were read lately: scrolling draws the same ones again and again. */
const cache = new Map<string, readonly Block[]>();
const cachedBodies = 500;

/** Reads a message body: its formatting and its links; what would take long to read is shown as it was typed. */
export function parseRichText(body: string): readonly Block[] {
  const known = cache.get(body);
  if (known !== undefined) return known;
  const blocks = isReadable(body) ? readMarkdown(body) : [{ kind: 'paragraph' as const, inlines: findLinks(body) }];
  cache.set(body, blocks);
  if (cache.size > cachedBodies) cache.delete(cache.keys().next().value ?? '');
  return blocks;
}

const mostMarks = { emphasis: 1_500, brackets: 400, code: 1_500, codeLengths: 40, blocks: 500, lines: 2_500, depth: 12 };

const blockPattern = /^ {0,3}(?:>|```|~~~|[-*+] |\d{1,9}[.)] )/gm;

/** Whether the reader of Markdown, whose work grows with the square of some marks, is done with it in time. */
function isReadable(body: string): boolean {
  const count = (pattern: RegExp) => body.match(pattern)?.length ?? 0;
  if (count(/[*_~]/g) > mostMarks.emphasis || count(/[[\]]/g) > mostMarks.brackets) return false;
  const codeMarks = body.match(/`+/g) ?? [];
  if (codeMarks.length > mostMarks.code || new Set(codeMarks.map(({ length }) => length)).size > mostMarks.codeLengths) return false;
  if (count(/\n/g) > mostMarks.lines || count(blockPattern) > mostMarks.blocks) return false;
  return body.split('\n').every((line) => line.length < 2 * mostMarks.depth || depthOf(line) <= mostMarks.depth);
}

/** How many quotes and lists begin in a line, one in the other. */
function depthOf(line: string): number {
  const [marks = ''] = /^(?:\s{0,4}(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))*/.exec(line) ?? [];
  return marks.replaceAll(/\d+[.)]/g, '-').replaceAll(/\s/g, '').length + Math.floor((/^\s*/.exec(line)?.[0].length ?? 0) / 4);
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** The longest emoji has 15 units; this many and the spaces between are looked at. */
const longestEmojiBody = 500;
const mostLargeEmoji = 27;

/** How large a message of nothing but a few emoji is drawn, one alone the largest; null: like any text. */
export function emojiSize(body: string): 'one' | 'few' | 'some' | null {
  if (body.length > longestEmojiBody) return null;
  const signs = [...graphemes.segment(body)].map(({ segment }) => segment).filter((segment) => segment.trim() !== '');
  if (signs.length === 0 || signs.length > mostLargeEmoji || !signs.every(isEmoji)) return null;
  return signs.length === 1 ? 'one' : signs.length <= 5 ? 'few' : 'some';
}

const longCharacters = 1_800;
const longLines = 22;

/** Whether a message is first shown cut, with "Show more". */
export function isLongBody(body: string): boolean {
  return body.length > longCharacters || body.split('\n', longLines + 1).length > longLines;
}
