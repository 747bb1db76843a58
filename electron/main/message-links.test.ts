import { expect, it } from 'vitest';
import { addressOfLink, linkOnCommandLine, MessageLinks } from './message-links.ts';

const id = (last: string) => `00000000-0000-7000-8000-00000000000${last}`;
const link = `hallway://message/${id('1')}/${id('a')}/${id('b')}`;
const address = { organizationId: id('1'), chatId: id('a'), messageId: id('b') };

it('finds the link among what a program is started with', () => {
  expect(linkOnCommandLine(['hallway.exe', '--allow-file-access', '--', link])).toBe(link);
  expect(linkOnCommandLine(['.', '--data', 'folder', link.toUpperCase()])).toBe(link.toUpperCase());
  expect(linkOnCommandLine(['.', '--data', '/home/hallway', 'https://example.org'])).toBeNull();
});

it.each([
  [link, address],
  [`${link}/`, address],
  [link.toUpperCase(), address],
  ['hallway:', null],
  ['hallway://open', null],
  [`${link}/more`, null],
  [`${link}?a=b`, null],
  [`${link}//`, null],
  [`hallway://message/../${id('a')}/${id('b')}`, null],
  [`${link}" --data "C:\\evil`, null],
  [`javascript:alert(1)//${link}`, null],
  [`hallway://message/${'a'.repeat(100_000)}`, null],
])('%s leads only where a message can be', (text, expected) => {
  expect(addressOfLink(text)).toEqual(expected);
});

it('keeps the last link until a window listens, and gives it once', () => {
  const links = new MessageLinks();
  const taken: unknown[] = [];
  links.open('hallway://open');
  links.open(link);
  const end = links.follow((given) => taken.push(given));
  links.open('hallway://open');
  end();
  links.open(link);
  expect(taken).toEqual([address, null]);
  links.follow((given) => taken.push(given));
  links.follow((given) => taken.push(given));
  expect(taken).toEqual([address, null, address]);
});

it('who stopped listening late ends nothing for who listens now', () => {
  const links = new MessageLinks();
  const taken: unknown[] = [];
  const end = links.follow(() => expect.unreachable());
  links.follow((given) => taken.push(given));
  end();
  links.open(link);
  expect(taken).toEqual([address]);
});
