import { isNamedByItself } from './bare-link.ts';
import type { Run } from './pasted-runs.ts';
import { parseRichText } from './rich-text.ts';
import type { Inline } from './rich-text-types.ts';

type Mark = 'bold' | 'italic' | 'strike';
type Token = { readonly kind: 'mark'; readonly mark: Mark; readonly isOpening: boolean } | { readonly kind: 'text'; readonly text: string };

const wordCharacter = /[\p{L}\p{N}]/u;

/**
 * Writes the runs of one paragraph in Markdown. Where marks meet inside a word they may cancel each other out: what does
 * not read as the same words has fewer of them.
 */
export function writeRuns(runs: readonly Run[]): string {
  const words = runs.map(({ text }) => text).join('');
  const simpler = [runs, runs.map((run) => ({ ...run, isItalic: false })), runs.map((run) => ({ ...run, isItalic: false, isStruck: false }))];
  for (const attempt of simpler) {
    const written = writeMarks(attempt);
    if (comparable(wordsIn(readInlines(written))) === comparable(words)) return written;
  }
  return writeMarks(runs.map((run) => ({ ...run, isBold: false, isItalic: false, isStruck: false })));
}

function readInlines(markdown: string): readonly Inline[] {
  return parseRichText(`\u2060${markdown}`).flatMap((block) => (block.kind === 'paragraph' ? block.inlines : []));
}

function wordsIn(inlines: readonly Inline[]): string {
  return inlines.map((inline) => ('text' in inline ? inline.text : wordsIn(inline.inlines))).join('');
}

/** Code in one line has its breaks as spaces. */
function comparable(text: string): string {
  return text.replaceAll(/[\s\u2060]+/g, '');
}

function writeMarks(runs: readonly Run[]): string {
  const tokens: Token[] = [];
  const open: Mark[] = [];
  const closeTo = (depth: number) => {
    while (open.length > depth) tokens.push({ kind: 'mark', mark: open.pop() ?? 'bold', isOpening: false });
  };
  for (const [index, run] of runs.entries()) {
    const wanted = marksOf(run);
    const isFirstOfLink = run.href !== null && runs[index - 1]?.href !== run.href;
    const isAfterLink = index > 0 && runs[index - 1]?.href !== null && runs[index - 1]?.href !== run.href;
    // A link and a mark may not overlap: what is open ends where a link begins or ends.
    const kept = isFirstOfLink || isAfterLink ? 0 : open.findIndex((mark) => !wanted.includes(mark));
    closeTo(kept === -1 ? open.length : kept);
    const isBare = run.href !== null && isNamedByItself(run.text, run.href);
    if (isFirstOfLink && !isBare) tokens.push({ kind: 'text', text: '[' });
    const opening = wanted.filter((mark) => !open.includes(mark)).toSorted((one, other) => lengthOf(other, runs, index) - lengthOf(one, runs, index));
    for (const mark of opening) {
      tokens.push({ kind: 'mark', mark, isOpening: true });
      open.push(mark);
    }
    tokens.push({ kind: 'text', text: textOf(run, isBare) });
    const isLastOfLink = run.href !== null && runs[index + 1]?.href !== run.href;
    if (!isLastOfLink) continue;
    closeTo(0);
    if (!isBare) tokens.push({ kind: 'text', text: `](${addressText(run.href)})` });
  }
  closeTo(0);
  return spell(tokens);
}

/** How many runs a mark goes on for: the longest is opened first, so that none has to end for another. */
function lengthOf(mark: Mark, runs: readonly Run[], from: number): number {
  let length = 1;
  while (length < 50 && marksOf(runs[from + length]).includes(mark) && runs[from + length]?.href === runs[from]?.href) length += 1;
  return length;
}

function marksOf(run: Run | undefined): Mark[] {
  if (run === undefined) return [];
  return [...(run.isBold ? ['bold' as const] : []), ...(run.isItalic ? ['italic' as const] : []), ...(run.isStruck ? ['strike' as const] : [])];
}

function textOf({ text, isCode, href }: Run, isBare: boolean): string {
  if (isCode) return inlineCode(text);
  if (isBare) return text;
  const escaped = escapeText(text);
  return href === null ? escaped : escaped.replaceAll(/(?<!\\)[[\]]/g, '\\$&');
}

function inlineCode(text: string): string {
  const line = text.replaceAll(/\s*\n\s*/g, ' ');
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

function addressText(href: string): string {
  return href.replaceAll(/[()\s<>\\]/g, (character) => (character === '(' ? '%28' : character === ')' ? '%29' : encodeURIComponent(character)));
}

/** Puts a backslash before what would be read as a mark and was none. */
function escapeText(text: string): string {
  return text
    .replaceAll(/\\(?=[!-/:-@[-`{-~]|$)/g, '\\\\')
    .replaceAll('`', '\\`')
    .replaceAll(/(?<!\s)\*|\*(?!\s)/g, '\\*')
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replaceAll('~~', '\\~\\~')
    .replaceAll(/\](?=\(|$)/g, '\\]');
}

/** An underscore inside a word is no mark, so that italics there take a star. */
function spell(tokens: readonly Token[]): string {
  const stars: boolean[] = [];
  let text = '';
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'text') text += token.text;
    else if (token.mark === 'bold') text += '**';
    else if (token.mark === 'strike') text += '~~';
    else if (token.isOpening) {
      const isInWord = wordCharacter.test(text.at(-1) ?? '') || wordCharacter.test(characterAfterClosing(tokens, index));
      stars.push(isInWord);
      text += isInWord ? '*' : '_';
    } else text += stars.pop() === true ? '*' : '_';
  }
  return text;
}

function characterAfterClosing(tokens: readonly Token[], openingIndex: number): string {
  for (let index = openingIndex + 1; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token?.kind !== 'mark' || token.mark !== 'italic') continue;
    const next = tokens[index + 1];
    return next?.kind === 'text' ? next.text.slice(0, 1) : '';
  }
  return '';
}
