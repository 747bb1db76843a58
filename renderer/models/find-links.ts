import { messageLinkPattern, readMessageLink } from '#shared/domain/message-link';
import { linkTo, type Inline } from './rich-text-types.ts';

const webPattern = /\b(?:https?:\/\/|mailto:)[^\s<>"'`]+|\bwww\.[^\s<>"'`.]+\.[^\s<>"'`]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/;
const addressPattern = new RegExp(`(?<![\\w/])${messageLinkPattern}(?![\\w/-])|${webPattern.source}`, 'gi');

/** Takes text apart into what is an address, of the web or of a message, and what is not. */
export function findLinks(text: string): Inline[] {
  const inlines: Inline[] = [];
  let end = 0;
  const addText = (until: number) => {
    if (until > end) inlines.push({ kind: 'text', text: text.slice(end, until) });
  };
  for (const match of text.matchAll(addressPattern)) {
    const address = readMessageLink(match[0]);
    if (address !== null) {
      addText(match.index);
      inlines.push({ kind: 'messageLink', text: match[0], address });
      end = match.index + match[0].length;
      continue;
    }
    const found = withoutTrailingPunctuation(match[0]);
    const href = safeAddress(withScheme(found));
    if (href === null) continue;
    addText(match.index);
    inlines.push(linkTo(href, [{ kind: 'text', text: found }]));
    end = match.index + found.length;
  }
  addText(text.length);
  return inlines;
}

/** The address as the browser understands it; null for everything but web pages and mail. */
export function safeAddress(address: string): string | null {
  const url = URL.parse(address);
  return url !== null && ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null;
}

function withScheme(found: string): string {
  const isMail = !/^(?:https?:|mailto:|www\.)/i.test(found);
  return isMail ? `mailto:${found}` : found.replace(/^www\./i, 'https://www.');
}

/** `See https://a.example/b).` links to `https://a.example/b`; a closing bracket stays when it was opened inside. */
function withoutTrailingPunctuation(found: string): string {
  let text = found;
  for (;;) {
    const last = text.at(-1) ?? '';
    const isUnopened = last === ')' && !text.slice(0, -1).includes('(');
    if (!isUnopened && !/[.,;:!?\]}*_]/.test(last)) return text;
    text = text.slice(0, -1);
  }
}
