import type { ErrorCode } from '#shared/errors/error-catalogue';
import type { Attachment } from '#shared/protocol/files/attachment';
import type { StoreReader, StoreWriter } from '../store/store-database.ts';

export type UploadStatus = 'waiting' | 'paused' | 'failed' | 'done';

export interface UploadRow {
  readonly content_hash: string;
  readonly status: UploadStatus;
  readonly upload_url: string | null;
  readonly error_code: ErrorCode | null;
  readonly error_message: string | null;
}

/** The contents that have to be on the server before a message with these files can travel. */
export function contentsOf(attachments: readonly Pick<Attachment, 'contentHash' | 'previewContentHash'>[]): string[] {
  return [...new Set(attachments.flatMap(({ contentHash, previewContentHash }) => (previewContentHash === null ? [contentHash] : [contentHash, previewContentHash])))];
}

/** Lets these contents be uploaded, unless they are known. */
export function addUploads(writer: StoreWriter, contentHashes: readonly string[], nowMs: number): void {
  for (const contentHash of contentHashes) {
    writer.run(`INSERT INTO file_uploads (content_hash, status, created_at) VALUES (?, 'waiting', ?) ON CONFLICT DO NOTHING`, contentHash, nowMs);
  }
}

export function readUpload(reader: StoreReader, contentHash: string): UploadRow | undefined {
  return reader.get<UploadRow>('SELECT content_hash, status, upload_url, error_code, error_message FROM file_uploads WHERE content_hash = ?', contentHash);
}

/** Those that are to be sent, in the order in which they were wanted. */
export function readWaitingUploads(reader: StoreReader): UploadRow[] {
  return reader.all<UploadRow>(`SELECT content_hash, status, upload_url, error_code, error_message FROM file_uploads WHERE status = 'waiting' ORDER BY created_at, rowid`);
}

/** What is done remembers that it was once missing: a server that goes on losing it is not sent it for ever. */
export function setUploadStatus(writer: StoreWriter, contentHash: string, status: UploadStatus, failure?: { readonly code: ErrorCode; readonly message: string }): void {
  if (status === 'done') writer.run(`UPDATE file_uploads SET status = 'done' WHERE content_hash = ?`, contentHash);
  else writer.run('UPDATE file_uploads SET status = ?, error_code = ?, error_message = ? WHERE content_hash = ?', status, failure?.code ?? null, failure?.message ?? null, contentHash);
}

export function setUploadUrl(writer: StoreWriter, contentHash: string, uploadUrl: string | null): void {
  writer.run('UPDATE file_uploads SET upload_url = ? WHERE content_hash = ?', uploadUrl, contentHash);
}

/** Uploads that no message and no waiting command needs any more are forgotten. */
export function forgetNeedlessUploads(writer: StoreWriter): void {
  writer.run(`DELETE FROM file_uploads WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE instr(intent, content_hash) > 0)`);
}
