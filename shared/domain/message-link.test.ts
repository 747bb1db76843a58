import { expect, it } from 'vitest';
import { messageLink, readMessageLink } from './message-link.ts';

const address = { organizationId: '00000000-0000-7000-8000-000000000001', chatId: '00000000-0000-7000-8000-00000000000a', messageId: '00000000-0000-7000-8000-00000000000b' };

it('reads the links that it makes, also where something wrote them in capitals', () => {
  expect(readMessageLink(messageLink(address))).toEqual(address);
  expect(readMessageLink(messageLink(address).toUpperCase())).toEqual(address);
});

it.each(['', 'hallway://message', 'hallway://open', 'https://example.org', `${messageLink(address)}/more`, ` ${messageLink(address)}`, messageLink({ ...address, chatId: 'x' }), messageLink(address).replace('hallway', 'javascript')])(
  'takes %j for no link to a message',
  (text) => expect(readMessageLink(text)).toBeNull(),
);
