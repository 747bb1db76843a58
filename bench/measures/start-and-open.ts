import { execFile } from 'node:child_process';
import { closeSync, cpSync, fsyncSync, openSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { ordinaryBody } from '../lib/chat-wire.ts';
import { makeStoredProfile } from '../lib/make-store.ts';
import type { BenchEffort, BenchMeasure, BenchResult } from '../lib/result.ts';
import { withScratchFolder } from '../lib/scratch.ts';
import { median } from '../lib/statistics.ts';

const probeSchema = z.object({ chatListMs: z.number(), openMs: z.array(z.number()), sendMs: z.array(z.number()) });
type Probe = z.infer<typeof probeSchema>;

const sizes = [1_000, 100_000, 1_000_000];
const names = new Map([[1_000, '1k'], [100_000, '100k'], [1_000_000, '1M']]);
const probeProgram = join(import.meta.dirname, '..', 'lib', 'start-probe.ts');

/** What a person waits for on this computer alone, with small and large stores: the chat list, a chat, their own message. */
export const startAndOpen: BenchMeasure = {
  name: 'start-and-open',
  async run(effort) {
    const chosen = effort.isQuick ? sizes.slice(0, 2) : sizes;
    const bySize = await probeInTurn(effort, chosen);
    const smallest = median(of(bySize, chosen[0] ?? 0, ({ chatListMs }) => [chatListMs]));
    const floorSendMs = await floorSend();
    return [...chosen.flatMap((size) => resultsOf(size, bySize, { smallest, floorSendMs, isLargest: size === chosen.at(-1) })), flatness(chosen, bySize)];
  },
};

function of(bySize: ReadonlyMap<number, readonly Probe[]>, size: number, pick: (probe: Probe) => readonly number[]): number[] {
  return (bySize.get(size) ?? []).flatMap(pick);
}

interface Comparison {
  readonly smallest: number;
  readonly floorSendMs: number;
  readonly isLargest: boolean;
}

function resultsOf(size: number, bySize: ReadonlyMap<number, readonly Probe[]>, { smallest, floorSendMs, isLargest }: Comparison): BenchResult[] {
  const name = names.get(size) ?? String(size);
  const start = median(of(bySize, size, ({ chatListMs }) => [chatListMs]));
  const open = median(of(bySize, size, ({ openMs }) => openMs));
  const send = median(of(bySize, size, ({ sendMs }) => sendMs));
  const base = { unit: 'ms', isHigherBetter: false } as const;
  return [
    { ...base, work: `Start to chat list, ${name} messages`, hallway: start, floor: null, aim: '≤ 300 ms, sizes within 1.3 ×', isReached: start <= 300 && start <= 1.3 * smallest },
    { ...base, work: `Open a chat, ${name} messages`, hallway: open, floor: null, aim: '≤ 20 ms', isReached: open <= 20 },
    ...(isLargest
      ? [{ ...base, work: `Own message durable and shown, ${name} messages`, hallway: send, floor: floorSendMs, aim: '≤ 16 ms to painted', isReached: send <= 16 }]
      : []),
  ];
}

/** The largest store beside the smallest: by the shortest times, which a busy machine lengthens least. */
function flatness(chosen: readonly number[], bySize: ReadonlyMap<number, readonly Probe[]>): BenchResult {
  const shortest = (size: number) => Math.min(...of(bySize, size, ({ chatListMs }) => [chatListMs]));
  const [smallest, largest] = [chosen[0] ?? 0, chosen.at(-1) ?? 0];
  const share = shortest(largest) / shortest(smallest);
  return {
    work: `Start to chat list, ${names.get(largest) ?? ''} ÷ ${names.get(smallest) ?? ''} messages, shortest of each`,
    unit: '×', isHigherBetter: false, hallway: share, floor: null, aim: '≤ 1.3 ×', isReached: share <= 1.3,
  };
}

/** One start of each size after the other, so that none of them alone meets what the machine is busy with at its time. */
function probeInTurn(effort: BenchEffort, chosen: readonly number[]): Promise<ReadonlyMap<number, Probe[]>> {
  return withScratchFolder(async (folder) => {
    const originalOf = (size: number) => join(folder, String(size));
    for (const size of chosen) await makeStoredProfile(originalOf(size), size);
    const bySize = new Map(chosen.map((size): [number, Probe[]] => [size, []]));
    for (let repeat = 0; repeat < effort.repeats; repeat += 1) {
      for (const [size, probes] of bySize) probes.push(await probeCopy(originalOf(size), join(folder, 'copy')));
    }
    return bySize;
  });
}

/** The same profile for each start, copied, because sending changes it; flushed, or the start would wait for a disk that still writes the copy. */
async function probeCopy(original: string, copy: string): Promise<Probe> {
  cpSync(original, copy, { recursive: true });
  for (const entry of readdirSync(copy, { recursive: true, withFileTypes: true })) if (entry.isFile()) flushFile(join(entry.parentPath, entry.name));
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [probeProgram, copy]);
    return probeSchema.parse(JSON.parse(stdout));
  } finally {
    rmSync(copy, { recursive: true });
  }
}

function flushFile(file: string): void {
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}

/** One flushed insert of a message into a bare table: what no program can do without. */
function floorSend(): Promise<number> {
  return withScratchFolder(async (folder) => {
    const database = new Database(join(folder, 'floor.sqlite'));
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.exec('CREATE TABLE messages (id INTEGER PRIMARY KEY, body TEXT NOT NULL)');
    const insert = database.prepare('INSERT INTO messages (body) VALUES (?)');
    const times = Array.from({ length: 100 }, () => {
      const startedAtMs = performance.now();
      insert.run(ordinaryBody);
      return performance.now() - startedAtMs;
    });
    database.close();
    return Promise.resolve(median(times));
  });
}
