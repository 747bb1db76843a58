import { safeAddress } from './find-links.ts';
import type { PastedElement, PastedNode } from './pasted-node.ts';

/** How a piece of a line looks. */
export interface RunFormat {
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isStruck: boolean;
  readonly isCode: boolean;
  readonly href: string | null;
}

/** A piece of a line that looks the same all through; a line break is a run of its own, `\n`. */
export interface Run extends RunFormat {
  readonly text: string;
}

export const plainFormat: RunFormat = { isBold: false, isItalic: false, isStruck: false, isCode: false, href: null };

const boldNames = new Set(['b', 'strong', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const italicNames = new Set(['i', 'em', 'cite', 'dfn', 'var']);
const struckNames = new Set(['s', 'strike', 'del']);
const codeNames = new Set(['code', 'kbd', 'samp', 'tt']);

/** How the words of an element look, in words that look like `format`. Word processors say it in styles, against the names too. */
export function formatWithin({ name, attributes }: PastedElement, format: RunFormat): RunFormat {
  const style = attributes['style'] ?? '';
  const weight = /font-weight:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase();
  const slant = /font-style:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase();
  return {
    isBold: weight === undefined ? format.isBold || boldNames.has(name) : weight.startsWith('bold') || Number(weight) >= 600,
    isItalic: slant === undefined ? format.isItalic || italicNames.has(name) : slant !== 'normal' && slant !== 'initial',
    isStruck: format.isStruck || struckNames.has(name) || /text-decoration[\w-]*:[^;]*line-through/i.test(style),
    isCode: format.isCode || codeNames.has(name),
    href: name === 'a' ? (safeAddress(attributes['href'] ?? '') ?? format.href) : format.href,
  };
}

/** The words of a picture that stands for an emoji; other pictures say nothing. */
export function pictureText({ attributes }: PastedElement): string {
  const text = attributes['data-stringify-text'] ?? attributes['alt'] ?? '';
  return /^(?::[\w+-]{1,40}:|\p{Emoji}[\p{Emoji_Component}\p{Extended_Pictographic}]{0,20})$/u.test(text) ? text : '';
}

/** The text of an element and all within it, as it stands. */
export function plainTextOf(node: PastedNode): string {
  if (node.kind === 'text') return node.text;
  if (node.name === 'br') return '\n';
  return node.children.map(plainTextOf).join('');
}

/** Brings runs into order: like beside like is one, and no mark stands beside a space, where it would be none. */
export function tidyRuns(runs: readonly Run[]): Run[] {
  const parts = runs.flatMap((run) => (run.isCode ? [run] : (run.text.match(/\n|[^\S\n]+|\S+/g) ?? []).map((text) => ({ ...run, text }))));
  const tidy: Run[] = [];
  for (const [index, part] of parts.entries()) {
    const isSpace = !part.isCode && part.text.trim() === '';
    const run = isSpace ? { ...part, ...(part.text === '\n' ? plainFormat : sharedFormat(tidy.at(-1), nextWord(parts, index))) } : part;
    const last = tidy.at(-1);
    if (last !== undefined && isAlike(last, run) && last.text !== '\n' && run.text !== '\n') tidy[tidy.length - 1] = { ...last, text: joined(last.text, run.text) };
    else if (!(isSpace && run.text !== '\n' && (last === undefined || /\s$/.test(last.text)))) tidy.push(run);
  }
  return trimRuns(tidy);
}

function joined(before: string, after: string): string {
  return /\s$/.test(before) ? before + after.trimStart() : before + after;
}

/** The next run is looked at only over the spaces right before it. */
function nextWord(parts: readonly Run[], index: number): Run | undefined {
  const next = parts[index + 1];
  return next?.text.trim() === '' ? undefined : next;
}

function sharedFormat(one: Run | undefined, other: Run | undefined): RunFormat {
  if (one === undefined || other === undefined || one.isCode || other.isCode) return plainFormat;
  return { isBold: one.isBold && other.isBold, isItalic: one.isItalic && other.isItalic, isStruck: one.isStruck && other.isStruck, isCode: false, href: one.href === other.href ? one.href : null };
}

function isAlike(one: RunFormat, other: RunFormat): boolean {
  return one.isBold === other.isBold && one.isItalic === other.isItalic && one.isStruck === other.isStruck && one.isCode === other.isCode && one.href === other.href;
}

/** No space and no break at either end, no space around a break. */
function trimRuns(runs: readonly Run[]): Run[] {
  const isBlank = (run: Run | undefined) => run === undefined || (!run.isCode && run.text.trim() === '');
  const first = runs.findIndex((run) => !isBlank(run));
  const last = runs.findLastIndex((run) => !isBlank(run));
  if (first === -1) return [];
  const kept = runs.slice(first, last + 1);
  return kept.flatMap((run, index) => {
    if (run.isCode || run.text === '\n') return [run];
    const isAfterBreak = index === 0 || kept[index - 1]?.text === '\n';
    const isBeforeBreak = index === kept.length - 1 || kept[index + 1]?.text === '\n';
    const start = isAfterBreak ? run.text.trimStart() : run.text;
    const text = isBeforeBreak ? start.trimEnd() : start;
    return text === '' ? [] : [{ ...run, text }];
  });
}
