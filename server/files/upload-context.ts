import { AsyncLocalStorage } from 'node:async_hooks';

/** What is known of the request under way in which the tus server works. */
export interface UploadContext {
  readonly userId: string;
  readonly organizationId: string;
  /** Bytes that the organization may still bring; null without a limit. */
  readonly roomBytes: number | null;
  /** What the bytes of this part are said to be: SHA-256. */
  readonly checksum: Buffer | null;
}

export const uploadContext = new AsyncLocalStorage<UploadContext>();

/** @throws Error outside of a request */
export function currentUpload(): UploadContext {
  const context = uploadContext.getStore();
  if (context === undefined) throw new Error('An upload without a person');
  return context;
}
