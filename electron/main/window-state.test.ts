import { describe, expect, it } from 'vitest';
import { defaultWindowState, fitWindowState, parseWindowState, type WindowState } from './window-state.ts';

const primary = { x: 0, y: 0, width: 1920, height: 1040 };
const second = { x: 1920, y: -200, width: 1280, height: 1000 };

function at(x: number, y: number, width = 1000, height = 700): WindowState {
  return { bounds: { x, y, width, height }, isMaximized: false };
}

describe('a kept window state', () => {
  it('is read back as it was written', () => {
    const state = { ...at(10, 20), isMaximized: true };
    expect(parseWindowState(JSON.stringify(state))).toEqual(state);
  });

  it.each(['', 'null', '{}', '[]', '{"bounds":{"x":1},"isMaximized":true}', '{"bounds":null}', '{"bounds":{"x":0.5,"y":0,"width":9,"height":9},"isMaximized":false}', '{"bounds":{"x":1e12,"y":0,"width":9,"height":9},"isMaximized":false}', '{"bounds":{"x":0,"y":0,"width":-5,"height":9},"isMaximized":false}', '{"bounds":nul'])(
    'falls back to the default for %s',
    (text) => expect(parseWindowState(text)).toEqual(defaultWindowState),
  );

  it('stays where it was on a display that is still there', () => {
    expect(fitWindowState(at(100, 50), [primary, second])).toEqual(at(100, 50));
    expect(fitWindowState(at(2000, -150), [primary, second])).toEqual(at(2000, -150));
  });

  it('comes back to the middle of the first display when its own is gone', () => {
    expect(fitWindowState(at(2000, -150), [primary])).toEqual(at(460, 170));
    expect(fitWindowState(at(-5000, 100), [primary])).toEqual(at(460, 170));
    expect(fitWindowState(at(100, 1030), [primary])).toEqual(at(460, 170));
  });

  it('is moved wholly onto its display', () => {
    expect(fitWindowState(at(1700, 500), [primary])).toEqual(at(920, 340));
    expect(fitWindowState(at(-200, -5), [primary])).toEqual(at(0, 0));
  });

  it('is never larger than its display nor smaller than usable', () => {
    expect(fitWindowState(at(0, 0, 4000, 3000), [primary])).toEqual(at(0, 0, 1920, 1040));
    expect(fitWindowState(at(50, 50, 200, 10), [primary])).toEqual(at(50, 50, 480, 420));
    expect(fitWindowState(at(0, 0, 900, 900), [{ x: 0, y: 0, width: 400, height: 300 }])).toEqual(at(0, 0, 400, 300));
  });

  it('leaves the place to the system when nothing is known', () => {
    expect(fitWindowState(defaultWindowState, [primary])).toEqual(defaultWindowState);
    expect(fitWindowState(at(1, 1), []).bounds).toBeNull();
  });
});
