import type { WordTree } from '../language/words.ts';

const accented: Readonly<Record<string, string>> = {
  a: 'á', b: 'ƀ', c: 'ç', d: 'ð', e: 'é', f: 'ƒ', g: 'ğ', h: 'ĥ', i: 'í', j: 'ĵ', k: 'ķ', l: 'ļ', m: 'ɱ', n: 'ñ', o: 'ó', p: 'þ', q: 'ǫ', r: 'ŕ', s: 'š', t: 'ţ', u: 'ú', v: 'ṽ', w: 'ŵ', x: 'ẋ', y: 'ý', z: 'ž',
  A: 'Á', B: 'Ɓ', C: 'Ç', D: 'Ð', E: 'É', F: 'Ƒ', G: 'Ğ', H: 'Ĥ', I: 'Í', J: 'Ĵ', K: 'Ķ', L: 'Ļ', M: 'Ṁ', N: 'Ñ', O: 'Ó', P: 'Þ', Q: 'Ǫ', R: 'Ŕ', S: 'Š', T: 'Ţ', U: 'Ú', V: 'Ṽ', W: 'Ŵ', X: 'Ẋ', Y: 'Ý', Z: 'Ž',
};

/** How much longer than English a translation may be. */
const growth = 0.4;

/** A text that can still be read, is as long as a wordy translation, and shows where it begins and ends. */
function pseudoText(text: string): string {
  if (text === '') return '';
  const letters = text.replaceAll(/[a-z]/gi, (letter) => accented[letter] ?? letter);
  return `⟦${letters}${'~'.repeat(Math.ceil(text.length * growth))}⟧`;
}

const firstPlaceholder = 0xe000;

/** What is put into a sentence comes out as it was: names belong to people, not to the interface. */
function pseudoSentence(sentence: (...parameters: readonly unknown[]) => string): (...parameters: readonly unknown[]) => string {
  return (...parameters) => {
    const kept: string[] = [];
    const hide = (parameter: unknown): unknown => {
      if (Array.isArray(parameter)) return parameter.map(hide);
      if (typeof parameter !== 'string') return parameter;
      kept.push(parameter);
      return String.fromCodePoint(firstPlaceholder + kept.length - 1);
    };
    return pseudoText(sentence(...parameters.map(hide))).replace(/[\uE000-\uE0FF]/g, (placeholder) => kept[(placeholder.codePointAt(0) ?? 0) - firstPlaceholder] ?? '');
  };
}

/** A translation into no language, made from the source: what a screen shows without its brackets was not translated. */
export function pseudoWords<T extends object>(words: T): T {
  return pseudo(words as WordTree) as T;
}

function pseudo(words: WordTree): WordTree {
  return Object.fromEntries(
    Object.entries(words).map(([name, value]) => {
      if (typeof value === 'string') return [name, pseudoText(value)];
      return [name, typeof value === 'object' ? pseudo(value) : pseudoSentence(value as (...parameters: readonly unknown[]) => string)];
    }),
  );
}
