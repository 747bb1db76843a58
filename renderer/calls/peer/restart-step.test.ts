import { expect, it } from 'vitest';
import { nextRestartStep } from './restart-step.ts';

it('restarts at once when there was no restart lately', () => {
  expect(nextRestartStep({ interruptedAtMs: 100, restarts: 0, lastRestartAtMs: null, nowMs: 100 })).toEqual({ kind: 'restart' });
  expect(nextRestartStep({ interruptedAtMs: 9_000, restarts: 0, lastRestartAtMs: 1_000, nowMs: 9_000 })).toEqual({ kind: 'restart' });
});

it('never restarts twice within four seconds', () => {
  expect(nextRestartStep({ interruptedAtMs: 1_000, restarts: 0, lastRestartAtMs: 500, nowMs: 1_000 })).toEqual({ kind: 'wait', delayMs: 3_500 });
});

it('restarts several times over thirty seconds, ever more patiently, and then gives up', () => {
  const restartsAtMs: number[] = [];
  let nowMs = 0;
  for (;;) {
    const step = nextRestartStep({ interruptedAtMs: 0, restarts: restartsAtMs.length, lastRestartAtMs: restartsAtMs.at(-1) ?? null, nowMs });
    if (step.kind === 'rebuild') break;
    if (step.kind === 'restart') restartsAtMs.push(nowMs);
    else nowMs += step.delayMs;
  }
  expect(restartsAtMs).toEqual([0, 4_000, 10_000, 18_000, 26_000]);
  expect(nowMs).toBe(30_000);
});
