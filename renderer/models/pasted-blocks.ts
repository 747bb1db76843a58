import { formatWithin, pictureText, plainFormat, plainTextOf, tidyRuns, type Run, type RunFormat } from './pasted-runs.ts';
import type { PastedElement, PastedNode } from './pasted-node.ts';

/** What was copied, as the paragraphs, lists, quotes, code and tables of a message. */
export type PastedBlock =
  | { readonly kind: 'lines'; readonly runs: readonly Run[]; readonly isApart: boolean }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'quote'; readonly blocks: readonly PastedBlock[] }
  | { readonly kind: 'list'; readonly start: number | null; readonly items: readonly (readonly PastedBlock[])[] }
  /** An item of a word processor, which knows no lists, only their depth. */
  | { readonly kind: 'item'; readonly depth: number; readonly number: number | null; readonly runs: readonly Run[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Run[])[])[] };

const unseen = new Set(['script', 'style', 'xmp', 'head', 'title', 'meta', 'link', 'template', 'noscript', 'object', 'iframe', 'svg', 'math', 'audio', 'video', 'canvas', 'input', 'select', 'option', 'textarea']);
/** They stand apart from what is beside them. */
const paragraphs = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const lineBlocks = new Set(['div', 'section', 'article', 'header', 'footer', 'main', 'nav', 'aside', 'address', 'figure', 'figcaption', 'dl', 'dt', 'dd', 'form', 'fieldset', 'details', 'summary', 'li', 'tr', 'td', 'th', 'caption', 'hr', 'body', 'center']);

/** Reads the blocks of a tree that was copied. */
export function pastedBlocks(nodes: readonly PastedNode[], format: RunFormat = plainFormat): PastedBlock[] {
  const reader = new BlockReader();
  for (const node of nodes) reader.read(node, format);
  reader.endLine(false);
  return reader.blocks;
}

class BlockReader {
  readonly blocks: PastedBlock[] = [];
  #runs: Run[] = [];

  read(node: PastedNode, format: RunFormat): void {
    if (node.kind === 'text') return this.#addText(node.text, format);
    if (unseen.has(node.name) || isHidden(node)) return;
    const within = formatWithin(node, format);
    switch (node.name) {
      case 'br': return void this.#runs.push({ ...plainFormat, text: '\n' });
      case 'img': return this.#addText(pictureText(node), format);
      case 'pre': return this.#add({ kind: 'code', text: plainTextOf(node).replace(/^\n/, '').replace(/\n+$/, '') });
      case 'blockquote': return this.#add({ kind: 'quote', blocks: pastedBlocks(node.children, within) });
      case 'ul':
      case 'ol': return this.#add(listOf(node, within));
      case 'table': return this.#add(tableOf(node, within));
      default: return this.#readWithin(node, within);
    }
  }

  endLine(isApart: boolean): void {
    const runs = tidyRuns(this.#runs);
    this.#runs = [];
    if (runs.length > 0) this.blocks.push({ kind: 'lines', runs, isApart });
  }

  #readWithin(node: PastedElement, within: RunFormat): void {
    const level = /mso-list:\s*l\d+\s+level(\d)/i.exec(node.attributes['style'] ?? '')?.[1];
    const isApart = paragraphs.has(node.name);
    const isBlock = isApart || lineBlocks.has(node.name);
    if (isBlock) this.endLine(false);
    if (level !== undefined) return this.#add(officeItem(node, within, Number(level) - 1));
    for (const child of node.children) this.read(child, within);
    if (isBlock) this.endLine(isApart);
  }

  #add(block: PastedBlock): void {
    this.endLine(false);
    this.blocks.push(block);
  }

  #addText(text: string, format: RunFormat): void {
    const seen = format.isCode ? text : text.replaceAll(/[\s\u00A0]+/g, ' ');
    if (seen !== '') this.#runs.push({ ...format, text: seen });
  }
}

function isHidden({ attributes }: PastedElement): boolean {
  return attributes['hidden'] !== undefined || /display:\s*none|mso-list:\s*ignore/i.test(attributes['style'] ?? '');
}

function listOf(list: PastedElement, format: RunFormat): PastedBlock {
  const items: PastedBlock[][] = [];
  for (const child of list.children) {
    if (child.kind === 'text' && child.text.trim() === '') continue;
    const isNested = child.kind === 'element' && (child.name === 'ul' || child.name === 'ol');
    const blocks = pastedBlocks(child.kind === 'element' && child.name === 'li' ? child.children : [child], format);
    // Some programs put a list beside the item that it belongs into.
    if (isNested && items.length > 0) items.at(-1)?.push(...blocks);
    else if (blocks.length > 0) items.push(blocks);
  }
  const start = Number(list.attributes['start'] ?? '1');
  return { kind: 'list', start: list.name === 'ul' ? null : Number.isInteger(start) && start >= 0 && start < 1_000_000 ? start : 1, items };
}

function tableOf(table: PastedElement, format: RunFormat): PastedBlock {
  return { kind: 'table', rows: elementsNamed(table, ['tr']).map((row) => elementsNamed(row, ['td', 'th']).map((cell) => lineOf(cell, formatWithin(cell, format)))) };
}

/** The nearest elements of these names below an element. */
function elementsNamed(parent: PastedElement, names: readonly string[]): PastedElement[] {
  return parent.children.flatMap((child) => (child.kind === 'text' ? [] : names.includes(child.name) ? [child] : elementsNamed(child, names)));
}

/** All that an element says, in one line. */
function lineOf(element: PastedElement, format: RunFormat): Run[] {
  const runs = pastedBlocks(element.children, format).flatMap(runsOf).map((run) => (run.text === '\n' ? { ...run, text: ' ' } : run));
  return tidyRuns(runs);
}

function runsOf(block: PastedBlock): readonly Run[] {
  const space = { ...plainFormat, text: ' ' };
  switch (block.kind) {
    case 'lines':
    case 'item': return [...block.runs, space];
    case 'code': return [{ ...plainFormat, isCode: true, text: block.text }, space];
    case 'quote': return block.blocks.flatMap(runsOf);
    case 'list': return block.items.flatMap((item) => item.flatMap(runsOf));
    case 'table': return block.rows.flatMap((row) => row.flatMap((cell) => [...cell, space]));
  }
}

function officeItem(node: PastedElement, format: RunFormat, depth: number): PastedBlock {
  const mark = markOf(node) ?? '';
  const number = /^\s*(\d{1,6})/.exec(mark)?.[1];
  return { kind: 'item', depth, number: number === undefined ? null : Number(number), runs: lineOf(node, format) };
}

function markOf(node: PastedElement): string | undefined {
  for (const child of node.children) {
    if (child.kind === 'text') continue;
    const mark = /mso-list:\s*ignore/i.test(child.attributes['style'] ?? '') ? plainTextOf(child) : markOf(child);
    if (mark !== undefined) return mark;
  }
  return undefined;
}
