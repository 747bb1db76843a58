import { describe, expect, it } from 'vitest';
import type { PushToTalkEvent } from './push-to-talk.ts';
import { isTalkOpen, nextPushToTalk, pushToTalkOn } from './push-to-talk.ts';

const down = { type: 'keyDown', code: 'Space', isRepeat: false, isTyping: false, nowMs: 0 } as const;
const after = (...events: PushToTalkEvent[]) => isTalkOpen(events.reduce(nextPushToTalk, pushToTalkOn('Space')));

describe('push to talk', () => {
  it('opens while the key is held, however often it repeats', () => {
    expect(after()).toBe(false);
    expect(after(down, { ...down, isRepeat: true, nowMs: 500 }, { type: 'timePassed', nowMs: 9000 })).toBe(true);
  });

  it('closes 200 milliseconds after the release', () => {
    const up = { type: 'keyUp', code: 'Space', nowMs: 1000 } as const;
    expect(after(down, up, { type: 'timePassed', nowMs: 1199 })).toBe(true);
    expect(after(down, up, { type: 'timePassed', nowMs: 1200 })).toBe(false);
  });

  it('stays open when the key is pressed again within the tail', () => {
    expect(after(down, { type: 'keyUp', code: 'Space', nowMs: 10 }, { ...down, nowMs: 100 }, { type: 'timePassed', nowMs: 900 })).toBe(true);
  });

  it('is released by a window that loses the keys', () => {
    expect(after(down, { type: 'blurred', nowMs: 10 }, { type: 'timePassed', nowMs: 210 })).toBe(false);
  });

  it('does not open by a repeat that began elsewhere, in a text field or on another key', () => {
    expect(after({ ...down, isRepeat: true })).toBe(false);
    expect(after({ ...down, isTyping: true })).toBe(false);
    expect(after({ ...down, code: 'KeyT' })).toBe(false);
    expect(after(down, { type: 'keyUp', code: 'KeyT', nowMs: 5 }, { type: 'timePassed', nowMs: 900 })).toBe(true);
  });

  it('moves to another key, letting go of the old one', () => {
    const rebound = { type: 'rebound', code: 'KeyT', nowMs: 10 } as const;
    expect(after(down, rebound, { type: 'timePassed', nowMs: 210 })).toBe(false);
    expect(after(rebound, { ...down, code: 'KeyT', nowMs: 20 })).toBe(true);
  });
});
