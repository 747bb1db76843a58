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
  const blocks = readBody(body);
  cache.set(body, blocks);
  if (cache.size > cachedBodies) cache.delete(cache.keys().next().value ?? '');
  return blocks;
}

function readBody(body: string): readonly Block[] {
  if (isPlain(body)) return [{ kind: 'paragraph', inlines: [{ kind: 'text', text: body }] }];
  return isReadable(body) ? readMarkdown(body) : [{ kind: 'paragraph', inlines: findLinks(body) }];
}

/** Words on one line, with signs that mean nothing to Markdown and belong to no address: what most messages are. */
const plainPattern = /^\p{L}(?:[\p{L}\p{M}\p{N} ,;?!'"’“”…–-]|[.:](?= |$))*$/u;

function isPlain(body: string): boolean {
  return plainPattern.test(body) && !body.endsWith(' ');
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
  let count = 0;
  // Nearly every message ends the search with its first letter.
  for (const { segment } of graphemes.segment(body)) {
    if (segment.trim() === '') continue;
    count += 1;
    if (count > mostLargeEmoji || !isEmoji(segment)) return null;
  }
  if (count === 0) return null;
  return count === 1 ? 'one' : count <= 5 ? 'few' : 'some';
}

const longCharacters = 1_800;
const longLines = 22;

/** Whether a message is first shown cut, with "Show more". */
export function isLongBody(body: string): boolean {
  return body.length > longCharacters || body.split('\n', longLines + 1).length > longLines;
}
