import hljs from 'highlight.js/lib/common';
import { highlightedParts, type TextPart } from './highlighted-parts.ts';

/** A program's text in its colours; null for a language that is not known: guessing takes long and is often wrong. */
export function colourCode(text: string, language: string): TextPart[] | null {
  if (hljs.getLanguage(language) === undefined) return null;
  return highlightedParts(hljs.highlight(text, { language, ignoreIllegals: true }).value);
}
