import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Verdict } from './judge.ts';
import { firstMixedSeed } from './world/plan.ts';

const usage = 'npm run fuzz -- --seeds N [--from M] [--only SEED,SEED] [--jobs J] [--seconds S] [--pin] [--hashes]';

/** A long run says how far it is this often; what it has found stands between. */
const seedsPerProgressLine = 1_000;

/** `npm run fuzz`: runs seeds of the simulator, judges each, and tells those that break a rule as short as they get. */
interface Wish {
  readonly from: number;
  readonly seedCount: number;
  /** These seeds, as often as they stand here, and no others. */
  readonly only: readonly number[] | null;
  readonly jobs: number;
  readonly untilMs: number;
  readonly isPinned: boolean;
  /** Tells the hash of each seed's history. */
  readonly tellsHashes: boolean;
}

function readWish(parameters: readonly string[]): Wish {
  const { values } = parseArgs({
    args: [...parameters],
    options: { seeds: { type: 'string' }, from: { type: 'string' }, only: { type: 'string' }, jobs: { type: 'string' }, seconds: { type: 'string' }, pin: { type: 'boolean' }, hashes: { type: 'boolean' } },
  });
  const number = (text: string | undefined, otherwise: number): number => {
    const value = text === undefined ? otherwise : Number(text);
    if (!Number.isSafeInteger(value) || value < 0) throw new Error(`“${text}” is no whole number.`);
    return value;
  };
  const seconds = number(values.seconds, 0);
  const only = values.only === undefined ? null : values.only.split(',').map((text) => number(text, 0));
  return {
    from: number(values.from, firstMixedSeed),
    seedCount: only?.length ?? number(values.seeds, seconds > 0 ? Number.MAX_SAFE_INTEGER : 1_000),
    only,
    jobs: Math.max(1, number(values.jobs, availableParallelism())),
    untilMs: seconds === 0 ? Number.POSITIVE_INFINITY : Date.now() + seconds * 1_000,
    isPinned: values.pin === true,
    tellsHashes: values.hashes === true,
  };
}

/** The sums of a whole run. */
class Sums {
  readonly #startedAtMs = Date.now();
  readonly failures: Verdict[] = [];
  #seeds = 0;
  #operations = 0;
  #faults = 0;
  readonly #tellsHashes: boolean;

  constructor(tellsHashes: boolean) {
    this.#tellsHashes = tellsHashes;
  }

  take(verdict: Verdict): void {
    this.#seeds += 1;
    if (this.#tellsHashes) process.stdout.write(`${verdict.seed} ${verdict.hash}\n`);
    this.#operations += verdict.operationCount;
    this.#faults += verdict.faultCount;
    if (this.#seeds % seedsPerProgressLine === 0) process.stderr.write(`${this.line()}\n`);
    if (verdict.lines.length === 0) return;
    this.failures.push(verdict);
    process.stdout.write(`${verdict.lines.join('\n')}\n\n`);
  }

  line(): string {
    const seconds = (Date.now() - this.#startedAtMs) / 1_000;
    return `${this.#seeds} seeds, ${this.#operations} operations, ${this.#faults} faults, ${this.failures.length} failures, ${seconds.toFixed(1)} seconds`;
  }
}

/** One child process works through seeds until there are none left. */
function work(next: () => number | null, sums: Sums): Promise<void> {
  return new Promise((resolve, reject) => {
    const child: ChildProcess = fork(new URL('./fuzz-worker.ts', import.meta.url));
    let isDone = false;
    const give = () => {
      const seed = next();
      isDone = seed === null;
      if (seed === null) child.disconnect();
      else child.send(seed);
    };
    child.on('message', (verdict: Verdict) => {
      sums.take(verdict);
      give();
    });
    child.on('exit', (code) => (isDone ? resolve() : reject(new Error(`A simulating process ended with ${code}.`))));
    give();
  });
}

function pin(failures: readonly Verdict[]): void {
  const file = new URL('./pinned-seeds.ts', import.meta.url);
  const lines = failures.map(({ seed, lines: told }) => `  { seed: ${seed}, found: ${JSON.stringify(told[1]?.trim() ?? '')} },\n`);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/\];\s*$/, `${lines.join('')}];\n`));
}

async function main(): Promise<void> {
  const wish = readWish(process.argv.slice(2));
  const sums = new Sums(wish.tellsHashes);
  let given = 0;
  const next = () => {
    if (given >= wish.seedCount || Date.now() > wish.untilMs) return null;
    const place = given++;
    return wish.only === null ? wish.from + place : (wish.only[place] ?? null);
  };
  await Promise.all(Array.from({ length: Math.min(wish.jobs, wish.seedCount) }, () => work(next, sums)));
  if (wish.isPinned) pin(sums.failures);
  process.stdout.write(`${sums.line()}\n`);
  process.exitCode = sums.failures.length === 0 ? 0 : 1;
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
  process.exitCode = 2;
});
