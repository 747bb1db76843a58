import { describe, expect, it } from 'vitest';
import { isEmoji } from '#shared/domain/person-status';
import { emojiSchema } from '#shared/protocol/primitives';
import { loadEmoji } from '../emoji/load-emoji.ts';
import { emojiSections, moveInSections } from './emoji-sections.ts';
import { withTone } from './emoji-set.ts';
import { choseEmoji, offeredFirst, readFrequent } from './frequent-emoji.ts';
import { quickEmoji } from './quick-emoji.ts';

const set = await loadEmoji('en');
const signs = (found: readonly { emoji: string }[], count = 3) => found.slice(0, count).map(({ emoji }) => emoji);

it('every emoji in every skin tone is one, is spelled one way, can be a reaction and a status, and has a name of its own', () => {
  const forms = set.all.flatMap(({ emoji, tones }) => [emoji, ...tones]);
  expect(forms.length).toBeGreaterThan(3_400);
  expect(new Set(forms.map((form) => form.replaceAll('\uFE0F', ''))).size).toBe(forms.length);
  expect(forms.filter((form) => !isEmoji(form) || !emojiSchema.safeParse(form).success)).toEqual([]);
  expect(set.all.filter(({ name, shortcodes }) => name === '' || shortcodes.some((code) => !/^[a-z0-9_+-]+$/.test(code) || set.byShortcode(code) === undefined))).toEqual([]);
  // They stand on messages of earlier versions.
  expect(quickEmoji.filter((emoji) => set.find(emoji)?.emoji !== emoji)).toEqual([]);
});

describe('search', () => {
  it('finds by name, keyword and shortcode, the most fitting first', () => {
    expect([signs(set.search('tada'), 1), signs(set.search('+1'), 1), signs(set.search('dog'), 1), signs(set.search('RED heart'), 1), signs(set.search('germany'), 1)]).toEqual([['🎉'], ['👍'], ['🐶'], ['❤️'], ['🇩🇪']]);
    expect([set.search('nothingofthatname').length, set.search(' ').length === set.all.length]).toEqual([0, true]);
  });

  it('knows the words of the language that is spoken as well', async () => {
    const [german, arabic] = [await loadEmoji('de'), await loadEmoji('ar')];
    expect([signs(german.search('käse'), 1), signs(german.search('kase'), 1), signs(german.search('cheese'), 1), signs(arabic.search('قلب أحمر'), 1), signs(arabic.search('ألمانيا'), 1)]).toEqual([['🧀'], ['🧀'], ['🧀'], ['❤️'], ['🇩🇪']]);
    expect([german.find('👍')?.name, arabic.find('🎉')?.name, (await loadEmoji('xx')).find('👍')?.name]).toEqual(['Daumen hoch', 'فرقعة حفلة', 'thumbs up']);
  });
});

it('a skin tone holds for what has skin', () => {
  const [wave, tada] = [set.find('👋🏿'), set.find('🎉')];
  expect(wave === undefined || tada === undefined ? [] : [withTone(wave, 0), withTone(wave, 5), withTone(tada, 5)]).toEqual(['👋', '👋🏿', '🎉']);
});

describe('the categories', () => {
  const sections = emojiSections(set, { text: '', tone: 3, frequent: ['🎉', '👍🏿', 'gone'] });
  const move = (key: string, index: number) => moveInSections(sections, { key, index, columns: 9 });

  it('begin with what is taken often, in its own tone', () => {
    expect(sections.map(({ key }) => key)).toEqual(['frequent', 'smileys', 'people', 'nature', 'food', 'travel', 'activities', 'objects', 'symbols', 'flags']);
    expect(sections[0]?.cells.map(({ shown }) => shown)).toEqual(['🎉', '👍🏿']);
    expect(sections[2]?.cells[0]?.shown).toBe('👋🏽');
    expect(emojiSections(set, { text: 'zzzz', tone: 0, frequent: [] })).toEqual([{ key: 'found', cells: [] }]);
  });

  it('are one field for the arrow keys: a shorter row above or below takes its last', () => {
    expect([move('ArrowRight', 1), move('ArrowLeft', 2), move('ArrowDown', 1), move('ArrowDown', 2), move('ArrowUp', 7), move('ArrowUp', 2), move('ArrowLeft', 0), move('x', 0)]).toEqual([2, 1, 3, 11, 1, 0, 0, null]);
    const last = sections.reduce((sum, { cells }) => sum + cells.length, 0) - 1;
    expect([move('ArrowRight', last), move('ArrowDown', last), move('PageDown', 2)]).toEqual([last, last, 47]);
    expect(moveInSections([], { key: 'ArrowDown', index: 0, columns: 9 })).toBeNull();
  });
});

it('what is chosen often is offered first, what was long ago fades, and what cannot be read counts as nothing', () => {
  const once = choseEmoji([], '🎉');
  const often = ['👀', '👀', '🍕'].reduce(choseEmoji, once);
  expect(offeredFirst(often).slice(0, 4)).toEqual(['👀', '🍕', '🎉', '👍']);
  const later = Array.from({ length: 40 }, (_, index) => set.all[index]?.emoji ?? '').reduce(choseEmoji, often);
  expect([later.length, offeredFirst(later)[0], readFrequent(JSON.stringify(later)).length]).toEqual([18, set.all[39]?.emoji, 18]);
  expect([readFrequent(null), readFrequent('{'), readFrequent('[1]'), readFrequent('{"a":1}')]).toEqual([[], [], [], []]);
});
