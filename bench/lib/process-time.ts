import { readdirSync, readFileSync } from 'node:fs';

/** Kernel ticks in a second; 100 on every Linux that matters. */
const ticksPerSecond = 100;

interface ProcessRow {
  readonly id: number;
  readonly parentId: number;
  /** User and system time, its own and no child's. */
  readonly seconds: number;
}

/** Processor seconds that a process and everything it started have used so far. Linux only: it reads `/proc`. */
export function processorSeconds(rootId: number): number {
  const rows = readProcesses();
  const wanted = new Set([rootId]);
  // A child may be listed before its parent.
  for (let before = 0; before !== wanted.size; ) {
    before = wanted.size;
    for (const { id, parentId } of rows) if (wanted.has(parentId)) wanted.add(id);
  }
  return rows.filter(({ id }) => wanted.has(id)).reduce((sum, { seconds }) => sum + seconds, 0);
}

function readProcesses(): ProcessRow[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => readProcess(Number(name)));
}

function readProcess(id: number): ProcessRow[] {
  try {
    const text = readFileSync(`/proc/${String(id)}/stat`, 'utf8');
    // The name may hold spaces and brackets; what counts follows its last bracket.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return [{ id, parentId: Number(fields[1]), seconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond }];
  } catch {
    // It ended while we looked.
    return [];
  }
}
