import type { ImportProblem } from './import-problems.ts';

/** An element of a list in a file, and the line on which it begins, counted from 1. */
interface ListElement {
  readonly line: number;
  readonly value: unknown;
}

/** What a file of one JSON list holds, and what of it could not be read. */
export interface JsonList {
  readonly elements: readonly ListElement[];
  readonly problems: readonly ImportProblem[];
}

/**
 * Reads a file that holds one JSON list. An element that is not JSON is reported with its line and left out; the
 * others are read all the same, also from a list that breaks off.
 */
export function readJsonList(file: string, text: string): JsonList {
  const pieces = splitList(text);
  if (pieces === null) return { elements: [], problems: [{ file, line: 1, message: 'The file is not a JSON list; it was left out.' }] };
  const elements: ListElement[] = [];
  const problems: ImportProblem[] = [];
  for (const piece of pieces) {
    try {
      elements.push({ line: piece.line, value: JSON.parse(piece.text) });
    } catch {
      const message = piece.isOpen ? 'The list breaks off; the rest of the file was left out.' : 'The entry is not valid JSON; it was left out.';
      problems.push({ file, line: piece.line, message });
    }
  }
  return { elements, problems };
}

interface Piece {
  readonly line: number;
  readonly text: string;
  /** Whether the text ended before the list did. */
  readonly isOpen: boolean;
}

/** Cuts a list at the commas of its own level; null when the text is no list. */
function splitList(text: string): Piece[] | null {
  const begin = /^\uFEFF?\s*\[/.exec(text);
  if (begin === null) return null;
  const pieces: Piece[] = [];
  const lines = lineCounter(text);
  let start = begin[0].length;
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"') index = endOfString(text, index);
    else if (character === '{' || character === '[') depth += 1;
    else if ((character === '}' || character === ']') && depth > 0) depth -= 1;
    else if (depth === 0 && (character === ',' || character === ']')) {
      addPiece(text.slice(start, index), false);
      start = index + 1;
      if (character === ']') return pieces;
    }
  }
  addPiece(text.slice(start), true);
  return pieces;

  function addPiece(raw: string, isOpen: boolean): void {
    const trimmed = raw.trim();
    // An empty list has one empty piece; a comma too many is harmless.
    if (trimmed !== '') pieces.push({ line: lines.at(start + raw.indexOf(trimmed)), text: trimmed, isOpen });
  }
}

/** The index of the closing quotation mark, or the text's end. */
function endOfString(text: string, opening: number): number {
  let index = opening + 1;
  while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return index;
}

/** Tells the line of positions asked for in rising order. */
function lineCounter(text: string): { at(position: number): number } {
  let line = 1;
  let counted = 0;
  return {
    at(position) {
      for (; counted < position; counted += 1) if (text.charCodeAt(counted) === 10) line += 1;
      return line;
    },
  };
}
