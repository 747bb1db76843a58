import { AsyncLocalStorage } from 'node:async_hooks';
import type { Readable } from 'node:stream';

/** The bytes of a request that says how many they are, which the store takes as they come. */
export interface DirectPart {
  readonly request: Readable;
  /** Tells the store to stop, since somebody else wants the upload; known as soon as the tus server has begun. */
  stop: AbortSignal | null;
}

/** What is known of the request under way in which the tus server works. */
export interface UploadContext {
  readonly userId: string;
  readonly organizationId: string;
  /** Bytes that the organization may still bring; null without a limit. */
  readonly roomBytes: number | null;
  /** What the bytes of this part are said to be: SHA-256. */
  readonly checksum: Buffer | null;
  /** Null where the bytes come through the tus server's own streams. */
  readonly part: DirectPart | null;
}

export const uploadContext = new AsyncLocalStorage<UploadContext>();

/** @throws Error outside of a request */
export function currentUpload(): UploadContext {
  const context = uploadContext.getStore();
  if (context === undefined) throw new Error('An upload without a person');
  return context;
}
