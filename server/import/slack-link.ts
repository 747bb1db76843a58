/** What a link may lead to here; everything else is only text. */
const openedProtocols = ['http:', 'https:', 'mailto:'];
/** Longer ones are no links where messages stand in one line (shared/domain/plain-text.ts). */
const longestLabel = 500;
const longestAddress = 2_000;

/**
 * Writes a link in Markdown: `[label](address)`, the bare address where the label says nothing else. What is no web page
 * and no mail, or cannot be written so, stays `label (address)`: every word can still be read, and nothing is opened.
 */
export function linkText(target: string, label: string): string {
  const words = label.replaceAll(/\s+/g, ' ').trim();
  const shown = addressOf(target);
  if (isNamedByItself(target, words)) return shown;
  const address = markdownAddress(target);
  // A back tick ends code that began before the link, whatever stands before it.
  const isWritable = address !== null && address.length <= longestAddress && !words.includes('`');
  const escaped = escapeLabel(words);
  return isWritable && escaped.length <= longestLabel ? `[${escaped}](${address})` : `${words} (${shown})`;
}

/** Within code nothing is formatting: `label (address)`, and the label alone where Slack made an address of a name. */
export function linkTextInCode(target: string, label: string): string {
  const shown = addressOf(target);
  if (isNamedByItself(target, label)) return shown;
  return label === shown.replace(/^https?:\/\//, '') ? label : `${label} (${shown})`;
}

function addressOf(target: string): string {
  return target.replace(/^(mailto|tel):/, '');
}

function isNamedByItself(target: string, label: string): boolean {
  return label === '' || label === target || label === addressOf(target);
}

/** Null where it is nothing that is opened. What would end the address is written as its number. */
function markdownAddress(target: string): string | null {
  const url = URL.parse(target);
  if (url === null || !openedProtocols.includes(url.protocol)) return null;
  return target.trim().replaceAll(/[()<>\\`\s\p{Cc}]/gu, (character) => `%${character.codePointAt(0)?.toString(16).toUpperCase().padStart(2, '0') ?? ''}`);
}

/** Puts a backslash before what would be read as a mark. */
function escapeLabel(label: string): string {
  return label
    .replaceAll(/\\(?=[!-/:-@[-`{-~]|$)/g, '\\\\')
    .replaceAll(/[[\]*]/g, '\\$&')
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replaceAll('~~', '\\~\\~');
}
