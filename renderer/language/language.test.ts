import { afterEach, describe, expect, it } from 'vitest';
import { chooseLanguage, type Language, type LanguageChoice } from '#shared/contract/languages';
import { errorCatalogue } from '#shared/errors/error-catalogue';
import { formatLongDuration, formatSize } from '../models/file-format.ts';
import { errorText } from '../models/describe-error.ts';
import { shortcutText } from '../models/shortcut-text.ts';
import { arabic } from '../strings/arabic/arabic.ts';
import { callsStrings } from '../strings/calls.ts';
import { chatsStrings } from '../strings/chats.ts';
import { conversationStrings } from '../strings/conversation.ts';
import { genitive } from '../strings/german/genitive.ts';
import { german } from '../strings/german/german.ts';
import { english } from '../testing/english.ts';
import { pseudoWords } from '../testing/pseudo-words.ts';
import { activeLanguage, onLanguageChange, speak } from './active-language.ts';
import { formatList, formatNumber, formatPercent } from './formats.ts';
import { loadLanguage } from './load-language.ts';
import type { WordTree } from './words.ts';

const speakTag = async (language: Language, locale: string = language) => speak(await loadLanguage({ language, locale }));
const withoutIsolates = (text: string) => text.replaceAll(/[\u2068\u2069\u200F]/g, '');

afterEach(() => speakTag('en'));

describe('the language to speak', () => {
  it.each<[LanguageChoice, readonly string[], string, string]>([
    ['system', ['de-AT', 'en-GB'], 'de', 'de-AT'],
    ['system', ['fr-FR', 'ar-EG'], 'ar', 'ar-EG'],
    ['system', ['fr-FR'], 'en', 'en'],
    ['system', [], 'en', 'en'],
    ['en', ['de-DE', 'en-GB'], 'en', 'en-GB'],
    ['de', ['en-US'], 'de', 'de'],
    ['ar', ['AR-ma'], 'ar', 'AR-ma'],
  ])('for %s on a system that speaks %j is %s, written after %s', (choice, system, language, locale) => {
    expect(chooseLanguage(choice, system)).toEqual({ language, locale });
  });
});

describe('words', () => {
  it('are those of the language that is spoken when they are read', async () => {
    const { past } = callsStrings;
    expect([chatsStrings.newMessage, past.missed.video]).toEqual(['New message', 'Missed video call']);
    await speakTag('de');
    expect([chatsStrings.newMessage, past.missed.video, chatsStrings.from('Ada', 'Hallo')]).toEqual(['Neue Nachricht', 'Verpasster Videoanruf', 'Ada: Hallo']);
    await speakTag('ar');
    expect(chatsStrings.newMessage).toBe('رسالة جديدة');
  });

  it('change for whoever listens, until they stop', async () => {
    const heard: string[] = [];
    const stop = onLanguageChange(() => heard.push(activeLanguage().tag));
    await speakTag('de');
    stop();
    await speakTag('ar');
    expect(heard).toEqual(['de']);
  });

  it('set apart what is put into an Arabic sentence, lists of names as well', async () => {
    await speakTag('ar');
    expect(conversationStrings.oneTypes('Ada')).toBe('يكتب \u2068Ada\u2069');
    expect(callsStrings.names(['Ada', 'Ben'], 0)).toBe('\u200F\u2068Ada\u2069 و\u2068Ben\u2069');
  });

  it('of errors are chosen by the code; in English whoever threw it may say more', async () => {
    const known = { code: 'not_found', message: errorCatalogue.not_found.message } as const;
    const special = { code: 'not_found', message: 'There is no file plan.pdf.' } as const;
    expect([errorText(known), errorText(special)]).toEqual([known.message, special.message]);
    expect(errorText({ code: 'from_the_future' as 'not_found', message: 'Something new.' })).toBe('Something new.');
    await speakTag('de');
    expect([errorText(known), errorText(special)]).toEqual([german.errors.not_found, german.errors.not_found]);
  });

  it('that name keys are those on the keyboard', async () => {
    expect(shortcutText('Ctrl+Shift+A')).toBe('Ctrl+Shift+A');
    await speakTag('de');
    expect(shortcutText('Ctrl+Shift+A')).toBe('Strg+Umschalt+A');
  });
});

describe('counting', () => {
  it.each<[number, string]>([[0, 'لا رسائل جديدة'], [1, 'رسالة جديدة'], [2, 'رسالتان جديدتان'], [3, '3 رسائل جديدة'], [11, '11 رسالة جديدة'], [100, '100 رسالة جديدة']])('%d new messages in Arabic', async (count, text) => {
    await speakTag('ar');
    expect(conversationStrings.newCount(count)).toBe(text);
  });

  it('writes numbers, shares, lists, sizes and durations as the language and its region do', async () => {
    const written = () => [formatNumber(1_234.5), formatPercent(12), formatList(['Ada', 'Ben', 'Cleo']), formatSize(2_400_000), formatLongDuration(200_000)].map((text) => text.replaceAll(/\s/g, ' '));
    expect(written()).toEqual(['1,234.5', '12%', 'Ada, Ben, and Cleo', '2.4 MB', '3 min, 20 sec']);
    await speakTag('en', 'en-GB');
    expect(written()[2]).toBe('Ada, Ben and Cleo');
    await speakTag('de');
    expect(written()).toEqual(['1.234,5', '12 %', 'Ada, Ben und Cleo', '2,4 MB', '3 Min., 20 Sek.']);
    await speakTag('ar', 'ar-EG');
    expect(formatNumber(12)).toBe('١٢');
  });

  it('gives German names their ending', () => {
    expect(['Ada', 'Jonas', 'Max', 'Alice'].map(genitive)).toEqual(['Adas', 'Jonas’', 'Max’', 'Alice’']);
  });
});

type AnySentence = (...parameters: readonly unknown[]) => string;

/** A sentence takes numbers, texts or lists: what does not fit throws. */
function saidOf(sentence: AnySentence): string {
  for (const first of [3, ['3'], '3']) {
    try {
      return sentence(first, 3, 3, 3);
    } catch {
      continue;
    }
  }
  return '';
}

/** Every text of a catalogue with where it stands; sentences are said with something put in. */
function textsOf(words: WordTree, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([name, value]): [string, string][] => {
    if (typeof value === 'object') return textsOf(value, `${path}${name}.`);
    return [[`${path}${name}`, typeof value === 'string' ? value : saidOf(value as AnySentence)]];
  });
}

describe('the catalogue', () => {
  const catalogues = { german, arabic } as unknown as Readonly<Record<string, WordTree>>;

  it.each(Object.keys(catalogues))('has every word of the source in %s, none empty', (name) => {
    const source = new Map(textsOf(english));
    const translated = new Map(textsOf(catalogues[name] ?? {}));
    expect([...translated.keys()].toSorted()).toEqual([...source.keys()].toSorted());
    expect([...translated].filter(([at, text]) => text === '' && source.get(at) !== '')).toEqual([]);
  });

  it('writes Arabic with Arabic letters, but for names, keys and what is typed', () => {
    const foreign = textsOf(arabic as unknown as WordTree).filter(([, text]) => !/\p{Script=Arabic}/u.test(text) && /\p{L}{2}/u.test(withoutIsolates(text)));
    expect(foreign.map(([at]) => at)).toEqual(['common.productName', 'composer.everyone', 'keys.Ctrl', 'keys.Shift', 'keys.Alt', 'keys.Enter', 'keys.Escape', 'keys.Delete', 'settings.languages.en', 'settings.languages.de', 'signIn.serverPlaceholder']);
  });

  it('uses the quotation marks of each language', () => {
    const marks = (words: unknown, wrong: RegExp) => textsOf(words as WordTree).filter(([, text]) => wrong.test(text));
    expect(marks(german, /["“][^“]*”|"/)).toEqual([]);
    expect(marks(arabic, /["“”„]/)).toEqual([]);
  });

  it('has a language made of the source for tests: longer, accented, in brackets, with names as they are', () => {
    const pseudo = pseudoWords(english);
    expect(pseudo.chats.newMessage).toBe('⟦Ñéŵ ɱéššáğé~~~~~⟧');
    expect(pseudo.conversation.oneTypes('Ada')).toMatch(/^⟦Ada íš ţýþíñğ~+⟧$/);
    expect(pseudo.calls.names(['Ada', 'Ben'], 1)).toContain('Ada, Ben');
  });
});
