import { expect, it } from 'vitest';
import { limits } from '#shared/domain/limits';
import { laterBody } from './send-later.ts';

const body = (text: string) => laterBody({ text, editing: null });

it('words can be sent later, as they would be sent now', () => {
  expect(body('See you  ')).toBe('See you');
  expect(body('/shrug who knows')).toContain('who knows');
  expect(body('a'.repeat(limits.messageBodyLength))).toHaveLength(limits.messageBodyLength);
});

it('nothing, too much, a command and an edit cannot', () => {
  for (const text of ['', ' \n', 'a'.repeat(limits.messageBodyLength + 1), '/mute 8', '/call']) expect(body(text)).toBeNull();
  expect(laterBody({ text: 'words', editing: { messageId: '1', original: 'word', setAside: '' } })).toBeNull();
});
