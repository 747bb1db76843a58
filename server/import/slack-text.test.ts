import { describe, expect, it } from 'vitest';
import { plainText, splitText } from './slack-text.ts';

const names = {
  personName: (key: string) => ({ U1: 'Ada Byron' })[key] ?? null,
  channelName: (key: string) => ({ C1: 'general' })[key] ?? null,
};
const plain = (text: string) => plainText(text, names);

describe('plainText', () => {
  it.each([
    ['a mention', 'Hi <@U1>!', 'Hi @Ada Byron!'],
    ['a mention with a label', '<@U1|ada>', '@Ada Byron'],
    ['a mention of nobody known', '<@U9|kim> <@U8>', '@kim @U8'],
    ['a channel', 'see <#C1> and <#C1|old-name> and <#C9|gone>', 'see #general and #general and #gone'],
    ['everybody', '<!here> <!channel> <!everyone>', '@here @channel @everyone'],
    ['a user group', '<!subteam^S1|@team> <!subteam^S1>', '@team @subteam'],
    ['a date', '<!date^1700000000^{date}|2 May>', '2 May'],
    ['a bare link', '<https://example.org/?a=1&amp;b=2>', 'https://example.org/?a=1&b=2'],
    ['a link with a label', '<https://example.org|the &lt;site&gt;>', '[the <site>](https://example.org)'],
    ['a link in code', '`<http://example.org|example.org>` ```<https://a.example|b>```', '`example.org` ```b (https://a.example)```'],
    ['a link within words', 'see <https://a.example/x|this [old] plan>.', 'see [this \\[old\\] plan](https://a.example/x).'],
    ['a link labelled with itself', '<https://example.org|https://example.org>', 'https://example.org'],
    ['an address', '<mailto:ada@example.org|ada@example.org>', 'ada@example.org'],
    ['a relative link', '<#narrow/stream/1|this thread>', 'this thread (#narrow/stream/1)'],
    ['entities', 'a &lt; b &amp;&amp; c &gt; d &amp;lt; &copy;', 'a < b && c > d &lt; &copy;'],
    ['an open bracket', 'a < b', 'a < b'],
    ['known short names', 'well done :tada: :+1::skin-tone-3: :unknown_one:', 'well done 🎉 👍🏼 :unknown_one:'],
    ['colons that are no names', '10:100:20 and a:x:b http://host:100:/', '10:100:20 and a:x:b http://host:100:/'],
    ['bold and struck words', '*Ship it*, ~not today~, _really_, *~both~*', '**Ship it**, ~~not today~~, _really_, **~~both~~**'],
    ['bold words with a mention and a link', '*<@U1> read <https://a.example/*x*|the plan>*', '**@Ada Byron read [the plan](https://a.example/*x*)**'],
    ['stars that mark nothing', '2*3*4 * not * bold* 5 ~ 6 a~b~c **twice**', '2*3*4 * not * bold* 5 ~ 6 a~b~c **twice**'],
    ['marks in code', '`*a*` ```~b~```', '`*a*` ```~b~```'],
    ['code', '`:tada:` ```a :x: &lt;b&gt;``` :x:', '`:tada:` ```a :x: <b>``` ❌'],
    ['what databases refuse', 'a\0b\uD800c', 'ab\uFFFDc'],
    ['nothing', '', ''],
  ])('turns %s into plain text', (_what, text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  it('does not mistake the properties of every object for names', () => {
    expect(plain(':constructor: :toString:')).toBe(':constructor: :toString:');
  });
});

it('takes no time, whatever the marks', () => {
  const startMs = performance.now();
  for (const piece of ['*', '*a', '~', '*<', '<*', '*a ', '~*']) plain(piece.repeat(40_000 / piece.length));
  expect(performance.now() - startMs).toBeLessThan(3_000);
});

describe('splitText', () => {
  it('leaves alone what fits', () => {
    expect(splitText('abc', 3)).toEqual(['abc']);
    expect(splitText('', 3)).toEqual(['']);
  });

  it('cuts between lines, else between words, else anywhere', () => {
    expect(splitText('aaaaaa\nb c d', 8)).toEqual(['aaaaaa\n', 'b c d']);
    expect(splitText('aaaaa bbbb', 8)).toEqual(['aaaaa ', 'bbbb']);
    expect(splitText('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
  });

  it('loses nothing and keeps surrogate pairs together', () => {
    const text = '👍'.repeat(50);
    const parts = splitText(text, 7);
    expect(parts.join('')).toBe(text);
    expect(parts.every((part) => part.length <= 7 && part.isWellFormed())).toBe(true);
  });
});
