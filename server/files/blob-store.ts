import type { Readable } from 'node:stream';

/** Bytes from `start` up to, not including, `end`. */
interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Where the bytes of an organization's files are kept, each content under its hash. */
export interface BlobStore {
  /** Takes a whole local file in; durable once it resolves. The file is the store's afterwards. A content that is there stays. */
  put(organizationId: string, contentHash: string, file: string): Promise<void>;
  /** The size in bytes, or null when it is not there. */
  sizeOf(organizationId: string, contentHash: string): Promise<number | null>;
  /** Reads a content or a piece of it; errors come through the stream. */
  read(organizationId: string, contentHash: string, range: ByteRange): Promise<Readable>;
  /** What is not there is gone already. */
  remove(organizationId: string, contentHash: string): Promise<void>;
}
