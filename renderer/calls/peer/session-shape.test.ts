import { expect, it } from 'vitest';
import { hasAgreedShape } from './session-shape.ts';

function description(...kinds: string[]): string {
  return ['v=0', ...kinds.flatMap((kind) => [`m=${kind} 9 X 1`, 'a=mid:0'])].join('\r\n');
}

it('knows our four media lines', () => {
  expect(hasAgreedShape(description('audio', 'video', 'video', 'application'))).toBe(true);
});

it.each([
  [[]],
  [['audio', 'video', 'application']],
  [['audio', 'video', 'video', 'application', 'video']],
  [['audio', 'video', 'video', 'video', 'application']],
  [['video', 'audio', 'video', 'application']],
  [['audio', 'audio', 'video', 'application']],
])('refuses the media lines %j', (kinds) => {
  expect(hasAgreedShape(description(...kinds))).toBe(false);
});

it('is not misled by a line that begins after a bare line feed', () => {
  expect(hasAgreedShape(`${description('audio', 'video', 'video', 'application')}\nm=video 9 X 1`)).toBe(false);
});
