import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './lib/project-root.ts';

/**
 * `npm run emoji:update`: writes what Hallway knows of all emoji anew, from `emojibase-data` and Unicode's own words. Only
 * what is shown and searched is kept, a tenth of what the packages have.
 */
interface SourceEmoji {
  readonly emoji: string;
  readonly hexcode: string;
  readonly group?: number;
  readonly order?: number;
  readonly label: string;
  readonly tags?: readonly string[];
  readonly skins?: readonly { readonly emoji: string; readonly tone: number | readonly number[] }[];
}

const recommended = new RegExp('^\\p{RGI_Emoji}$', 'v');
/** Parts of faces are no emoji of their own. */
const componentGroup = 2;
const read = new Map<string, unknown>();
const skinTones = [1, 2, 3, 4, 5];

const all = readPackage<readonly SourceEmoji[]>('emojibase-data/en/data.json')
  .filter(({ group }) => group !== undefined && group !== componentGroup)
  .toSorted((one, other) => (one.order ?? 0) - (other.order ?? 0));
write('emoji.json', all.map((emoji) => [qualified(emoji.emoji), emoji.group, shortcodesOf(emoji).join(' '), tonesOf(emoji)]));
write('english.json', all.map(wordsOf));

const german = new Map(readPackage<readonly SourceEmoji[]>('emojibase-data/de/data.json').map((emoji) => [emoji.hexcode, emoji]));
write('german.json', all.map((emoji) => wordsOf(german.get(emoji.hexcode) ?? emoji)));
write('arabic.json', all.map((emoji) => arabicWordsOf(emoji) ?? wordsOf(emoji)));

/** The package asks for colour also where an emoji has it anyway; two spellings of one emoji would be two reactions. */
function qualified(emoji: string): string {
  const bare = emoji.replaceAll('\uFE0F', '');
  return recommended.test(bare) ? bare : emoji;
}

/** What Slack calls it first, then GitHub; what is too new for both has its name. */
function shortcodesOf({ hexcode, label }: SourceEmoji): string[] {
  const names = ['iamcal', 'github'].flatMap((source) => readPackage<Readonly<Record<string, string | readonly string[]>>>(`emojibase-data/en/shortcodes/${source}.json`)[hexcode] ?? []);
  return names.length === 0 ? [label.replaceAll(/[^a-z0-9]+/g, '_')] : [...new Set(names)];
}

/** The five forms with one skin tone, from light to dark. */
function tonesOf({ skins = [] }: SourceEmoji): string[] {
  return skinTones.flatMap((tone) => skins.find((skin) => skin.tone === tone)?.emoji ?? []);
}

function wordsOf({ label, tags = [] }: SourceEmoji): [string, string] {
  return [label, tags.join(', ')];
}

interface Annotation {
  readonly default?: readonly string[];
  readonly tts?: readonly string[];
}

/** Unicode has no words for a flag in a language, but the language has the country's name. */
function arabicWordsOf({ emoji, hexcode }: SourceEmoji): [string, string] | null {
  const annotation = arabicAnnotations()[emoji.replaceAll('\uFE0F', '')];
  if (annotation?.tts?.[0] !== undefined) return [annotation.tts[0], (annotation.default ?? []).join('، ')];
  if (!/^1F1[EF][0-9A-F]-1F1[EF][0-9A-F]$/.test(hexcode)) return null;
  const region = hexcode.split('-').map((letter) => String.fromCodePoint(Number.parseInt(letter, 16) - 0x1f1e6 + 65)).join('');
  return [`علم ${new Intl.DisplayNames('ar', { type: 'region' }).of(region) ?? region}`, region];
}

function arabicAnnotations(): Readonly<Record<string, Annotation>> {
  const main = readPackage<{ annotations: { annotations: Readonly<Record<string, Annotation>> } }>('cldr-annotations-modern/annotations/ar/annotations.json').annotations.annotations;
  const derived = readPackage<{ annotationsDerived: { annotations: Readonly<Record<string, Annotation>> } }>('cldr-annotations-derived-modern/annotationsDerived/ar/annotations.json').annotationsDerived.annotations;
  return { ...derived, ...main };
}

function readPackage<Value>(path: string): Value {
  const known = read.get(path) ?? JSON.parse(readFileSync(join(projectRoot, 'node_modules', path), 'utf8'));
  read.set(path, known);
  return known as Value;
}

/** One emoji on each line, so that it can be seen what an update changes. */
function write(name: string, rows: readonly unknown[]): void {
  writeFileSync(join(projectRoot, 'renderer/emoji', name), `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
}
