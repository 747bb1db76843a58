import { describe, expect, it } from 'vitest';
import { createHandClock } from '../../testing/hand-clock.ts';
import { watchPushToTalk } from './push-to-talk-keys.ts';

function watched({ isTyping = false } = {}) {
  const target = new EventTarget();
  const clock = createHandClock();
  const heard: boolean[] = [];
  const keys = watchPushToTalk({ target, clock, code: 'Space', isTyping: () => isTyping, onTalk: (isOpen) => heard.push(isOpen) });
  const press = (type: 'keydown' | 'keyup' | 'blur', code = 'Space', repeat = false) =>
    target.dispatchEvent(Object.assign(new Event(type), { code, repeat }));
  return { clock, heard, keys, press };
}

describe('the talk key', () => {
  it('opens the microphone and closes it after the tail', () => {
    const { clock, heard, press } = watched();
    press('keydown');
    press('keydown', 'Space', true);
    press('keyup');
    clock.advance(199);
    expect(heard).toEqual([true]);
    clock.advance(1);
    expect(heard).toEqual([true, false]);
  });

  it('goes on without a gap when it is pressed again within the tail', () => {
    const { clock, heard, press } = watched();
    press('keydown');
    press('keyup');
    clock.advance(100);
    press('keydown');
    clock.advance(5000);
    expect(heard).toEqual([true]);
  });

  it('is let go when the window loses the keys', () => {
    const { clock, heard, press } = watched();
    press('keydown');
    press('blur');
    clock.advance(200);
    expect(heard).toEqual([true, false]);
  });

  it('does nothing while one writes', () => {
    const { heard, press } = watched({ isTyping: true });
    press('keydown');
    expect(heard).toEqual([]);
  });

  it('can be another one', () => {
    const { heard, keys, press } = watched();
    keys.rebind('KeyT');
    press('keydown', 'Space');
    press('keydown', 'KeyT');
    expect(heard).toEqual([true]);
  });

  it('closes the microphone when it is no longer followed', () => {
    const { clock, heard, keys, press } = watched();
    press('keydown');
    keys.stop();
    press('keydown');
    clock.advance(1000);
    expect(heard).toEqual([true, false]);
  });
});
