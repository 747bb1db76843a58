import type { WordTree } from './words.ts';

const firstStrongIsolate = '\u2068';
const popIsolate = '\u2069';
const rightToLeftMark = '\u200F';

/**
 * Sets whatever is put into a sentence apart with the characters that Unicode has for it: a Latin name or a file's name
 * in an Arabic sentence then moves none of the words and signs around it. A sentence that begins with such a name says by
 * a mark before it that it is read from right to left.
 */
export function isolateParameters<T extends object>(words: T): T {
  return isolated(words as WordTree) as T;
}

function isolated(words: WordTree): WordTree {
  return Object.fromEntries(
    Object.entries(words).map(([name, value]) => {
      if (typeof value === 'string') return [name, value];
      if (typeof value === 'object') return [name, isolated(value)];
      return [name, (...parameters: readonly unknown[]) => led((value as (...parameters: readonly unknown[]) => string)(...parameters.map(setApart)))];
    }),
  );
}

function led(sentence: string): string {
  return sentence.startsWith(firstStrongIsolate) && sentence.indexOf(popIsolate) < sentence.length - 1 ? `${rightToLeftMark}${sentence}` : sentence;
}

function setApart(parameter: unknown): unknown {
  if (Array.isArray(parameter)) return parameter.map(setApart);
  return typeof parameter === 'string' && parameter !== '' ? `${firstStrongIsolate}${parameter}${popIsolate}` : parameter;
}
