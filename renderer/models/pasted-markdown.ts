import { isNamedByItself } from './bare-link.ts';
import { pastedBlocks, type PastedBlock } from './pasted-blocks.ts';
import type { PastedNode } from './pasted-node.ts';
import type { Run } from './pasted-runs.ts';
import { writeRuns } from './write-runs.ts';

/** What was copied as the Markdown of a message; null when it carries no formatting that a message can have. */
export function pastedMarkdown(nodes: readonly PastedNode[]): string | null {
  const blocks = pastedBlocks(nodes);
  return blocks.some(isFormatted) ? joinBlocks(blocks).join('\n') : null;
}

function isFormatted(block: PastedBlock): boolean {
  switch (block.kind) {
    case 'lines': return block.runs.some(isFormattedRun);
    case 'table': return block.rows.some((row) => row.some((cell) => cell.some(isFormattedRun)));
    default: return true;
  }
}

function isFormattedRun({ isBold, isItalic, isStruck, isCode, href, text }: Run): boolean {
  return isBold || isItalic || isStruck || isCode || (href !== null && !isNamedByItself(text, href));
}

function joinBlocks(blocks: readonly PastedBlock[]): string[] {
  return blocks.flatMap((block, index) => {
    const before = blocks[index - 1];
    return before !== undefined && standsApart(before, block) ? ['', ...linesOf(block)] : linesOf(block);
  });
}

function standsApart(one: PastedBlock, other: PastedBlock): boolean {
  const isApart = (block: PastedBlock) => block.kind === 'lines' && block.isApart;
  // Two lists or quotes would become one.
  return isApart(one) || isApart(other) || (one.kind === other.kind && (one.kind === 'list' || one.kind === 'quote'));
}

function linesOf(block: PastedBlock): string[] {
  switch (block.kind) {
    case 'lines': return writeRuns(block.runs).split('\n').map(escapeLineStart);
    case 'code': return codeLines(block.text);
    case 'quote': return joinBlocks(block.blocks).map((line) => (line === '' ? '>' : `> ${line}`));
    case 'list': return block.items.flatMap((item, index) => itemLines(block.start === null ? '- ' : `${block.start + index}. `, item));
    case 'item': return [`${'    '.repeat(block.depth)}${block.number === null ? '- ' : `${block.number}. `}${writeRuns(block.runs)}`];
    case 'table': return block.rows.map((row) => row.map((cell) => writeRuns(cell)).join(' | ')).map(escapeLineStart);
  }
}

function itemLines(mark: string, item: readonly PastedBlock[]): string[] {
  // An empty line would end the item for the eye; its paragraphs stand below each other.
  const lines = item.flatMap(linesOf);
  return lines.map((line, index) => (index === 0 ? mark + line : line === '' ? '' : ' '.repeat(mark.length) + line));
}

/** Code that has the marks of a block in it takes the other ones. */
function codeLines(text: string): string[] {
  const fence = text.includes('```') ? '~~~' : '```';
  return [fence, ...text.split('\n'), fence];
}

/** What would begin a quote, a list or a block of code and did not. */
function escapeLineStart(line: string): string {
  return line.replace(/^(\s{0,3})(>|[-+*](?=\s|$)|~~~)/, '$1\\$2').replace(/^(\s{0,3}\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}
