import { readFileSync } from 'node:fs';

/** Bytes of a process that are in memory now. Linux only: it reads `/proc`. */
export function residentBytesOf(processId: number): number {
  return readBytes(processId, 'VmRSS');
}

/** The same without pages of files, such as a mapped database: those are given back when somebody needs the room. */
export function ownBytesOf(processId: number): number {
  return readBytes(processId, 'RssAnon');
}

function readBytes(processId: number, field: 'VmRSS' | 'RssAnon'): number {
  const kib = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${String(processId)}/status`, 'utf8'))?.[1];
  return Number(kib ?? 0) * 1_024;
}
