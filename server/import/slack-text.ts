import { emojiNamed } from './emoji-names.ts';
import { linkText, linkTextInCode } from './slack-link.ts';

/** How ids within a text are read. */
export interface SlackNames {
  personName(externalId: string): string | null;
  channelName(externalId: string): string | null;
}

/**
 * Turns Slack's notation into what would have been typed here: mentions become `@Name` and `#channel`, links
 * `[label](address)`, `*bold*` and `~struck~` have two marks, entities become characters and known `:short_names:` emoji.
 * Code keeps its marks and colons and has no links.
 */
export function plainText(text: string, names: SlackNames): string {
  return withoutUnstorable(text)
    .split(codeParts)
    .map((part, index) => (index % 2 === 1 ? resolveTokens(part, names, linkTextInCode) : resolveTokens(doubleMarks(replaceEmoji(part)), names, linkText)))
    .join('');
}

/** PostgreSQL stores neither NUL nor half of a surrogate pair. */
export function withoutUnstorable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** Code in three or one back ticks; `split` puts it at odd places. */
const codeParts = /(```[^]*?```|`[^`\n]+`)/;
const token = /<([^<>\n]+)>/g;
const emojiName = /(?<![\w:/]):([a-z0-9_+-]+(?:::skin-tone-\d)?):(?![\w:])/g;

/** A token as it stands, or what stands between two marks of Slack's, tokens included. */
const marked = /<[^<>\n]+>|(?<![\p{L}\p{N}*])\*(?=[^\s*])((?:<[^<>\n]+>|[^*<\n])+)(?<=\S)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}~])~(?=[^\s~])((?:<[^<>\n]+>|[^~<\n])+)(?<=\S)~(?![\p{L}\p{N}~])/gu;

/** One star means emphasis here, and one tilde nothing. */
function doubleMarks(text: string): string {
  return text.replace(marked, (whole, bold: string | undefined, struck: string | undefined) => {
    if (bold !== undefined) return `**${doubleMarks(bold)}**`;
    return struck === undefined ? whole : `~~${doubleMarks(struck)}~~`;
  });
}

type WriteLink = (target: string, label: string) => string;

function resolveTokens(text: string, names: SlackNames, writeLink: WriteLink): string {
  let plain = '';
  let copiedUntil = 0;
  for (const found of text.matchAll(token)) {
    plain += decodeEntities(text.slice(copiedUntil, found.index)) + resolveToken(found[1] ?? '', names, writeLink);
    copiedUntil = found.index + found[0].length;
  }
  return plain + decodeEntities(text.slice(copiedUntil));
}

function resolveToken(content: string, names: SlackNames, writeLink: WriteLink): string {
  const bar = content.indexOf('|');
  const target = bar < 0 ? content : content.slice(0, bar);
  const label = bar < 0 ? '' : decodeEntities(content.slice(bar + 1)).trim();
  const person = /^@([A-Z0-9]+)$/.exec(target)?.[1];
  if (person !== undefined) return `@${names.personName(person) ?? (label === '' ? person : label)}`;
  const channel = /^#([A-Z0-9]+)$/.exec(target)?.[1];
  if (channel !== undefined) return `#${names.channelName(channel) ?? (label === '' ? channel : label)}`;
  if (target.startsWith('!')) return commandText(target.slice(1), label);
  return writeLink(decodeEntities(target), label);
}

/** `<!here>`, `<!subteam^S1|@team>`, `<!date^1700000000^{date}|2 May>`. */
function commandText(command: string, label: string): string {
  if (label !== '') return command.startsWith('subteam') && !label.startsWith('@') ? `@${label}` : label;
  return `@${command.split('^')[0] ?? command}`;
}

function replaceEmoji(text: string): string {
  return text.replace(emojiName, (whole, name: string) => emojiNamed(name) ?? whole);
}

/** Slack encodes exactly these three; anything else stands for itself. */
export function decodeEntities(text: string): string {
  return text.replace(/&(lt|gt|amp);/g, (_whole, name: string) => (name === 'lt' ? '<' : name === 'gt' ? '>' : '&'));
}

/**
 * Cuts a text that is longer than a message may be into parts in their order, preferably between lines or words.
 * @param maximumLength in UTF-16 code units
 */
export function splitText(text: string, maximumLength: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > maximumLength) {
    const cut = cutPosition(rest, maximumLength);
    parts.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...parts, rest];
}

function cutPosition(text: string, maximumLength: number): number {
  for (const separator of ['\n', ' ']) {
    const position = text.lastIndexOf(separator, maximumLength - 1);
    // A separator far back would leave a part nearly empty.
    if (position > maximumLength / 2) return position + 1;
  }
  const last = text.charCodeAt(maximumLength - 1);
  // A surrogate pair stays together.
  return last >= 0xd800 && last <= 0xdbff ? maximumLength - 1 : maximumLength;
}
