import { expect, it } from 'vitest';
import { scaleValue } from './scale-with-text.ts';

it.each([
  ['font', '14px/20px var(--font)', '0.875rem/1.25rem var(--font)'],
  ['font-size', '13px', '0.8125rem'],
  ['min-height', '36px', '2.25rem'],
  ['height', 'max(1px, 32px)', 'max(1px, 2rem)'],
  ['width', 'min(480px, calc(100vw - 64px))', 'min(480px, calc(100vw - 4rem))'],
  ['width', 'var(--size-40px)', 'var(--size-40px)'],
  ['border-radius', '8px', '8px'],
  ['padding', '8px', '8px'],
])('%s: %s becomes %s', (property, value, scaled) => {
  expect(scaleValue(property, value)).toBe(scaled);
});
