import { describe, expect, it } from 'vitest';
import type { Limitation, Load } from './load-level.ts';
import { heededLimitation, highestLoadLevel, lastLoadLevel, nextLoadLevel, noLoad } from './load-level.ts';

/** Looks once a second from one second to another. */
function look(load: Load, limitation: Limitation, seconds: [from: number, to: number]): Load {
  let state = load;
  for (let second = seconds[0]; second <= seconds[1]; second += 1) {
    state = nextLoadLevel(state, { limitation, nowMs: second * 1000 });
  }
  return state;
}

describe('how much less is sent', () => {
  it('is a step at the first complaint', () => {
    expect(nextLoadLevel(noLoad, { limitation: 'cpu', nowMs: 0 })).toMatchObject({ level: 1, limitation: 'cpu' });
  });

  it('is the next step only after the last had time to show', () => {
    expect(look(noLoad, 'bandwidth', [0, 2]).level).toBe(1);
    expect(look(noLoad, 'bandwidth', [0, 3]).level).toBe(2);
  });

  it('gives up the picture only on a line that bears none', () => {
    expect(lastLoadLevel(119_000)).toBe(highestLoadLevel);
    expect([lastLoadLevel(120_000), lastLoadLevel(null)]).toEqual([highestLoadLevel - 1, highestLoadLevel - 1]);
    let load = noLoad;
    for (let second = 0; second < 100; second += 1) load = nextLoadLevel(load, { limitation: 'bandwidth', nowMs: second * 1000, lastLevel: lastLoadLevel(300_000) });
    expect(load.level).toBe(highestLoadLevel - 1);
  });

  it('has a last step', () => {
    expect(look(noLoad, 'bandwidth', [0, 100]).level).toBe(highestLoadLevel);
  });

  it('steps up again after ten seconds without a complaint', () => {
    const down = look(noLoad, 'cpu', [0, 3]);
    expect(look(down, 'none', [4, 13]).level).toBe(2);
    expect(look(down, 'none', [4, 14]).level).toBe(1);
    expect(look(down, 'none', [4, 24])).toMatchObject({ level: 0, limitation: 'none' });
  });

  it('waits anew after every complaint', () => {
    const down = look(noLoad, 'cpu', [0, 0]);
    const nearly = look(down, 'none', [1, 9]);
    const again = look(nearly, 'cpu', [10, 10]);
    expect(look(again, 'none', [11, 20]).level).toBe(again.level);
  });

  it('waits twice as long when a step up brought the complaints back', () => {
    const up = look(look(noLoad, 'bandwidth', [0, 0]), 'none', [1, 11]);
    expect(up.level).toBe(0);
    const regretted = look(up, 'bandwidth', [12, 12]);
    expect(look(regretted, 'none', [13, 32]).level).toBe(1);
    expect(look(regretted, 'none', [13, 33]).level).toBe(0);
  });

  it('never waits longer than a minute', () => {
    let load = noLoad;
    let second = 0;
    for (let round = 0; round < 8; round += 1) {
      load = nextLoadLevel(load, { limitation: 'bandwidth', nowMs: second * 1000 });
      while (load.level > 0) load = nextLoadLevel(load, { limitation: 'none', nowMs: (second += 1) * 1000 });
    }
    expect(load.upAfterMs).toBe(60_000);
  });

  it('forgets old trouble once a step up has held', () => {
    const up = look(look(noLoad, 'bandwidth', [0, 0]), 'none', [1, 40]);
    expect(up).toEqual(noLoad);
  });

  it('keeps a thin line as the reason when the processor complains as well', () => {
    expect(look(look(noLoad, 'bandwidth', [0, 0]), 'cpu', [1, 4])).toMatchObject({ level: 2, limitation: 'bandwidth' });
  });
});

describe('a complaint about the line', () => {
  it('is not heeded while the browser feels its way up', () => {
    expect(heededLimitation('bandwidth', 7999)).toBe('none');
    expect(heededLimitation('bandwidth', 8000)).toBe('bandwidth');
    expect(heededLimitation('cpu', 0)).toBe('cpu');
  });
});
