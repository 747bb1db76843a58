import { expect, it } from 'vitest';
import { forwardedText } from './quote-text.ts';

it.each([
  [{ comment: '', senderName: 'Ann', body: 'one\ntwo' }, '> **Ann:**\n> one\n> two'],
  [{ comment: ' see this ', senderName: 'A*n*n', body: 'one' }, 'see this\n\n> **Ann:**\n> one'],
  [{ comment: 'a file', senderName: 'Ann', body: '' }, 'a file\n\n> **Ann:**'],
])('%j becomes %j', (parts, expected) => {
  expect(forwardedText(parts)).toBe(expected);
});

it('fits a message however long it was', () => {
  expect(forwardedText({ comment: 'x'.repeat(9_000), senderName: 'Ann', body: 'y\n'.repeat(8_000) })).toHaveLength(16_000);
});
