import { expect, it } from 'vitest';
import { screenChoiceOf } from './screen-choice.ts';

it.each([
  ['linux', 'wayland', undefined, 'system'],
  // A sandbox may strip the session's type.
  ['linux', undefined, 'wayland-0', 'system'],
  ['linux', 'x11', undefined, 'page'],
  ['linux', 'x11', '', 'page'],
  ['win32', undefined, undefined, 'page'],
  ['darwin', undefined, undefined, 'page'],
] as const)('on %s with the session %s and the display %s the %s chooses', (platform, sessionType, waylandDisplay, choice) => {
  expect(screenChoiceOf({ platform, sessionType, waylandDisplay })).toBe(choice);
});
