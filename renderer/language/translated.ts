import { activeLanguage } from './active-language.ts';
import type { Section } from './sections.ts';
import type { Words, WordTree } from './words.ts';

/**
 * Makes a part of the catalogue from its English words. What it gives has the same names, and each of them says at any
 * time what it is called in the language that is spoken then: read words where they are drawn, keep none in a constant.
 */
export function translated<const T extends WordTree>(section: Section, english: T): Words<T> {
  return view(english, () => activeLanguage().words?.[section] ?? english) as Words<T>;
}

/** An object whose every property is looked up in the tree of the moment. */
function view(english: WordTree, current: () => WordTree): WordTree {
  const properties = Object.entries(english).map(([name, value]) => {
    const now = () => current()[name] ?? value;
    if (typeof value !== 'object') return [name, { get: now, enumerable: true }] as const;
    return [name, { value: view(value, () => now() as WordTree), enumerable: true }] as const;
  });
  return Object.defineProperties({}, Object.fromEntries(properties)) as WordTree;
}
