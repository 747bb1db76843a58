import type { FileVariant } from '#shared/protocol/http/files';

export interface Upload {
  readonly contentHash: string;
  readonly sizeBytes: number;
  readonly file: string;
  /** Where an upload that was cut off goes on; null for a new one. */
  readonly uploadUrl: string | null;
  readonly signal: AbortSignal;
  readonly onUrl: (uploadUrl: string) => void;
  readonly onProgress: (doneBytes: number) => void;
}

export interface Download {
  /** For the picture of a person or group: its hash. */
  readonly attachmentId: string;
  readonly variant: FileVariant | 'picture';
  /** What has arrived lies in this file; the rest is written behind it. */
  readonly file: string;
  readonly signal: AbortSignal;
  readonly onProgress: (doneBytes: number) => void;
}

/** The organization server as far as the bytes of files go. Every function fails with a HallwayError, `server_unreachable` where it may be tried again. */
export interface FileServer {
  /** Which of these contents need not be uploaded. */
  findHeld(contentHashes: readonly string[]): Promise<ReadonlySet<string>>;
  /** Sends a content; resolves when the server has all of it and has checked it. */
  upload(upload: Upload): Promise<void>;
  /** Fetches what is missing behind the end of `file`; gives the hash of all of it where it came in one go, else null. */
  download(download: Download): Promise<string | null>;
}
