/** What is written, and what of it is selected. */
export interface Written {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Replaces what stands between `from` and `to`; then `start` to `end` is selected. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly start: number;
  readonly end: number;
}

export const formats = ['bold', 'italic', 'strike', 'code', 'codeBlock', 'quote', 'bullets', 'numbers', 'link'] as const;
export type Format = (typeof formats)[number];

const marks = { bold: '**', italic: '_', strike: '~~', code: '`' } as const;
const prefixes = { quote: '> ', bullets: '- ' } as const;
const linePrefix = /^(?:> |[-*+] |\d{1,9}[.)] )/;

/** Gives the edit that puts a format on what is selected, or takes it off again. */
export function formatText(written: Written, format: Format): TextEdit {
  switch (format) {
    case 'codeBlock': return wrapBlock(written);
    case 'link': return wrapLink(written);
    case 'quote':
    case 'bullets': return prefixLines(written, () => prefixes[format]);
    case 'numbers': return prefixLines(written, (index) => `${index + 1}. `);
    default: return wrap(written, marks[format]);
  }
}

function wrap({ text, start, end }: Written, mark: string): TextEdit {
  const selected = text.slice(start, end);
  const isOutside = text.slice(start - mark.length, start) === mark && text.slice(end, end + mark.length) === mark;
  if (isOutside) return { from: start - mark.length, to: end + mark.length, insert: selected, start: start - mark.length, end: end - mark.length };
  const isInside = selected.length > 2 * mark.length && selected.startsWith(mark) && selected.endsWith(mark);
  if (isInside) return { from: start, to: end, insert: selected.slice(mark.length, -mark.length), start, end: end - 2 * mark.length };
  // A mark beside a space is none.
  const [before = ''] = /^\s*/.exec(selected) ?? [];
  const inner = selected.trim();
  const from = start + before.length;
  return { from, to: from + inner.length, insert: `${mark}${inner}${mark}`, start: from + mark.length, end: from + mark.length + inner.length };
}

function wrapBlock({ text, start, end }: Written): TextEdit {
  const isLineStart = start === 0 || text[start - 1] === '\n';
  const isLineEnd = end === text.length || text[end] === '\n';
  const open = `${isLineStart ? '' : '\n'}\`\`\`\n`;
  return { from: start, to: end, insert: `${open}${text.slice(start, end)}\n\`\`\`${isLineEnd ? '' : '\n'}`, start: start + open.length, end: start + open.length + (end - start) };
}

function wrapLink({ text, start, end }: Written): TextEdit {
  const selected = text.slice(start, end);
  if (/^https?:\/\/\S+$/.test(selected)) return { from: start, to: end, insert: `[](${selected})`, start: start + 1, end: start + 1 };
  const addressAt = start + selected.length + 3;
  return { from: start, to: end, insert: `[${selected}](https://)`, start: addressAt, end: addressAt + 'https://'.length };
}

function prefixLines({ text, start, end }: Written, prefixOf: (index: number) => string): TextEdit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const to = lineEnd === -1 ? text.length : lineEnd;
  const lines = text.slice(from, to).split('\n');
  const isOn = lines.every((line, index) => line.startsWith(prefixOf(index)));
  const changed = lines.map((line, index) => (isOn ? line.slice(prefixOf(index).length) : prefixOf(index) + line.replace(linePrefix, '')));
  const insert = changed.join('\n');
  return { from, to, insert, start: lines.length === 1 ? from + insert.length : from, end: from + insert.length };
}

/** A new line in a list or quote goes on with it; in an empty item it ends it. Null: just a new line. */
export function continueLine({ text, start, end }: Written): TextEdit | null {
  if (start !== end) return null;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const line = text.slice(from, start);
  const [, indent = '', mark = ''] = /^(\s*)(> |[-*+] |\d{1,9}[.)] )/.exec(line) ?? [];
  if (mark === '') return null;
  if (line === indent + mark) return { from, to: start, insert: '', start: from, end: from };
  const number = /^(\d+)([.)] )$/.exec(mark);
  const insert = `\n${indent}${number === null ? mark : `${Number(number[1]) + 1}${number[2] ?? '. '}`}`;
  return { from: start, to: start, insert, start: start + insert.length, end: start + insert.length };
}

interface PressedKey {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const plainKeys: Readonly<Record<string, Format>> = { KeyB: 'bold', KeyI: 'italic', KeyE: 'code' };
const shiftKeys: Readonly<Record<string, Format>> = { KeyX: 'strike', KeyE: 'codeBlock', Digit7: 'numbers', Digit8: 'bullets', Digit9: 'quote', KeyL: 'link' };

/** The format that a key with Ctrl (on a Mac Cmd) stands for. */
export function formatOfKey({ code, ctrlKey, metaKey, shiftKey, altKey }: PressedKey): Format | null {
  if (altKey || ctrlKey === metaKey) return null;
  return (shiftKey ? shiftKeys : plainKeys)[code] ?? null;
}

export const formatKeys: Readonly<Record<Format, string>> = {
  bold: 'Ctrl+B', italic: 'Ctrl+I', strike: 'Ctrl+Shift+X', code: 'Ctrl+E', codeBlock: 'Ctrl+Shift+E', quote: 'Ctrl+Shift+9', bullets: 'Ctrl+Shift+8', numbers: 'Ctrl+Shift+7', link: 'Ctrl+Shift+L',
};
