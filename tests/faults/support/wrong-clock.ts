import { readFileSync } from 'node:fs';

/**
 * Loaded before a program: its clock is wrong by what stands in the file that `FAULTS_CLOCK_FILE` names (milliseconds,
 * read anew all the time), and its timers run `FAULTS_TIMER_SPEED` times as fast.
 */
const file = process.env['FAULTS_CLOCK_FILE'];
const speed = Number(process.env['FAULTS_TIMER_SPEED'] ?? '1');
const lookEveryMs = 20;
const trueNow = Date.now.bind(Date);
let offsetMs = 0;
let lookedAtMs = -lookEveryMs;

function readOffsetMs(): number {
  if (file === undefined || performance.now() - lookedAtMs < lookEveryMs) return offsetMs;
  lookedAtMs = performance.now();
  const read = Number(readFileSync(file, 'utf8'));
  if (Number.isFinite(read)) offsetMs = read;
  return offsetMs;
}

class WrongDate extends Date {
  constructor(...parameters: readonly unknown[]) {
    if (parameters.length === 0) super(trueNow() + readOffsetMs());
    else super(...(parameters as [number]));
  }

  static override now(): number {
    return trueNow() + readOffsetMs();
  }
}
globalThis.Date = WrongDate as DateConstructor;

if (speed !== 1) {
  const { setTimeout: later, setInterval: often } = globalThis;
  const scaled = (start: typeof later | typeof often) => (callback: () => void, delayMs = 0, ...more: unknown[]) => start(callback, delayMs / speed, ...(more as []));
  globalThis.setTimeout = Object.assign(scaled(later), later) as typeof later;
  globalThis.setInterval = scaled(often) as typeof often;
}
