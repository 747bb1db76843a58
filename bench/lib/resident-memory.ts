import { readFileSync } from 'node:fs';

/** Bytes of a process that are in memory now. Linux only: it reads `/proc`. */
export function residentBytesOf(processId: number): number {
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${String(processId)}/status`, 'utf8'))?.[1];
  return Number(kib ?? 0) * 1_024;
}
