import { expect, it } from 'vitest';
import { markMentions } from './mark-mentions.ts';
import { parseRichText } from './rich-text.ts';

const ann = { text: '@Ann', userId: 'ann', isSelf: false };
const annLee = { text: '@Ann Lee', userId: 'lee', isSelf: true };
const everyone = { text: '@everyone', userId: null, isSelf: true };
const marked = (body: string) => JSON.stringify(markMentions(parseRichText(body), [ann, annLee, everyone]));
const found = (body: string) => [...marked(body).matchAll(/"kind":"mention","text":"([^"]+)"/g)].map(([, text]) => text);

it.each([
  ['hi @Ann and @Ann Lee', ['@Ann', '@Ann Lee']],
  ['**@everyone** - _@Ann_', ['@everyone', '@Ann']],
  ['> @Ann\n- @Ann Lee', ['@Ann', '@Ann Lee']],
  ['`@Ann` @Anna [@Ann](https://a.example)', []],
  ['```\n@Ann\n```', []],
])('%j mentions %j', (body, expected) => {
  expect(found(body)).toEqual(expected);
});

it('without mentions everything stays what it is', () => {
  const blocks = parseRichText('hi @Ann');
  expect(markMentions(blocks, [])).toBe(blocks);
});
