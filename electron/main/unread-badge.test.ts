import { expect, it } from 'vitest';
import { unreadDotPixels, unreadLabel } from './unread-badge.ts';

it.each([[0, ''], [-1, ''], [1, '1'], [99, '99'], [100, '99+']])('shows %d unread as “%s”', (total, label) => {
  expect(unreadLabel(total)).toBe(label);
});

it('draws a round dot: solid in the middle, nothing in the corners', () => {
  const pixels = unreadDotPixels(16);
  expect(pixels).toHaveLength(16 * 16 * 4);
  expect(pixels[3]).toBe(0);
  expect(pixels[(8 * 16 + 8) * 4 + 3]).toBe(255);
});
