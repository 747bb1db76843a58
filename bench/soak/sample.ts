import { readdirSync, statSync } from 'node:fs';
import { queryObjects } from 'node:v8';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { ownBytesOf } from '../lib/resident-memory.ts';

/** What the device holds at a moment. */
export const deviceSampleSchema = z.object({
  atMs: z.number(),
  heapUsedBytes: z.number(),
  ownBytes: z.number(),
  openHandles: z.number(),
  openFiles: z.number(),
  statements: z.number(),
  walBytes: z.number(),
  fileBytes: z.number(),
  /** Pages of the file that hold something. */
  usedBytes: z.number(),
  messages: z.number(),
  /** Of all messages, in UTF-8. */
  textBytes: z.number(),
});
type DeviceSample = z.infer<typeof deviceSampleSchema>;

/** The device and, beside it, the server. */
export interface Sample extends DeviceSample {
  readonly serverOwnBytes: number;
}

/** Looks at this process and its store, after the garbage was collected (`--expose-gc`). */
export function takeSample(file: string, startedAtMs: number): DeviceSample {
  // Twice: what finalizers let go in the first round is freed in the second.
  globalThis.gc?.();
  globalThis.gc?.();
  const connection = new Database(file, { readonly: true });
  try {
    const probe = connection.prepare('SELECT COUNT(*) AS messages, COALESCE(SUM(LENGTH(CAST(body AS BLOB))), 0) AS textBytes FROM messages');
    const { messages, textBytes } = probe.get() as { messages: number; textBytes: number };
    const pragma = (name: string) => Number(connection.pragma(name, { simple: true }));
    return {
      atMs: performance.now() - startedAtMs,
      heapUsedBytes: process.memoryUsage().heapUsed,
      ownBytes: ownBytesOf(process.pid),
      openHandles: process.getActiveResourcesInfo().filter((kind) => kind !== 'Timeout').length,
      openFiles: readdirSync('/proc/self/fd').length,
      statements: queryObjects(probe.constructor, { format: 'count' }),
      walBytes: statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0,
      fileBytes: statSync(file).size,
      usedBytes: (pragma('page_count') - pragma('freelist_count')) * pragma('page_size'),
      messages,
      textBytes,
    };
  } finally {
    connection.close();
  }
}
