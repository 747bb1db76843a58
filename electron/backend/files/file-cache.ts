import type { StoreDatabase, StoreReader } from '../store/store-database.ts';
import { topics } from '../store/topics.ts';
import { isContentNeeded, isContentProtected } from './attachment-rows.ts';
import type { BlobFolder, HeldBlob } from './blob-folder.ts';
import { readPictures } from './picture-rows.ts';

const limitSetting = 'fileCacheLimitBytes';
const defaultLimitBytes = 5_000_000_000;
/** Handed over and then not sent: after a day nobody wants it. */
const abandonedAfterMs = 24 * 3_600_000;

export function readCacheLimit(reader: StoreReader): number {
  const text = reader.get<{ value: string }>('SELECT value FROM settings WHERE name = ?', limitSetting)?.value;
  const limitBytes = Number(text);
  return text === undefined || !Number.isSafeInteger(limitBytes) || limitBytes < 0 ? defaultLimitBytes : limitBytes;
}

export function writeCacheLimit(store: StoreDatabase, limitBytes: number): void {
  store.transaction((writer) => writer.run('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', limitSetting, String(limitBytes)));
}

/** Marks a content as wanted on this computer whatever room there is; null: not any more. */
export function writeKept(store: StoreDatabase, contentHash: string, keptAtMs: number | null): void {
  store.transaction((writer) => {
    if (keptAtMs === null) writer.run('DELETE FROM kept_files WHERE content_hash = ?', contentHash);
    else writer.run('INSERT INTO kept_files (content_hash, kept_at) VALUES (?, ?) ON CONFLICT DO NOTHING', contentHash, keptAtMs);
    writer.touch(topics.files);
  });
}

/** SY8, SY9: takes off the disk what the last message with it has left; gives what went. */
export function removeErased(store: StoreDatabase, blobs: BlobFolder): string[] {
  const noted = store.all<{ content_hash: string }>('SELECT content_hash FROM erased_files').map((row) => row.content_hash);
  if (noted.length === 0) return [];
  const gone = noted.filter((contentHash) => !isContentNeeded(store, contentHash));
  for (const contentHash of gone) blobs.remove(contentHash);
  // Only now: cut off in between, it is done again.
  store.transaction((writer) => {
    for (const contentHash of gone) writer.run('DELETE FROM kept_files WHERE content_hash = ?', contentHash);
    for (const contentHash of noted) writer.run('DELETE FROM erased_files WHERE content_hash = ?', contentHash);
  });
  return gone;
}

/** Which contents leave so that the rest fits: least recently used first, never one that is protected. */
function chooseEvicted(held: readonly HeldBlob[], limitBytes: number, isProtected: (contentHash: string) => boolean): string[] {
  let usedBytes = held.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const evicted: string[] = [];
  for (const { contentHash, sizeBytes } of held.toSorted((one, other) => one.usedAtMs - other.usedAtMs)) {
    if (usedBytes <= limitBytes) break;
    if (isProtected(contentHash)) continue;
    usedBytes -= sizeBytes;
    evicted.push(contentHash);
  }
  return evicted;
}

/** Keeps the originals on this computer within `limitBytes`; pictures of files are small and stay. */
export function evictOriginals(store: StoreReader, blobs: BlobFolder, limitBytes: number): string[] {
  const thumbnails = new Set(store.all<{ hash: string }>('SELECT DISTINCT thumbnail_content_hash AS hash FROM message_attachments WHERE thumbnail_content_hash IS NOT NULL').map(({ hash }) => hash));
  const portraits = new Set(readPictures(store).map(({ contentHash }) => contentHash));
  const originals = blobs.list().filter(({ contentHash }) => !thumbnails.has(contentHash) && !portraits.has(contentHash));
  const evicted = chooseEvicted(originals, limitBytes, (contentHash) => isContentProtected(store, contentHash));
  for (const contentHash of evicted) blobs.remove(contentHash);
  return evicted;
}

/** What was handed over long ago and is in no message, queue or draft. */
export function removeAbandoned(store: StoreReader, blobs: BlobFolder, nowMs: number): void {
  for (const { contentHash, usedAtMs } of blobs.list()) {
    if (usedAtMs < nowMs - abandonedAfterMs && !isContentNeeded(store, contentHash) && !isContentProtected(store, contentHash)) blobs.remove(contentHash);
  }
}
