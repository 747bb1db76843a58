import type { TransferView } from '#shared/contract/views/attachment-view';

/** What views want to know of files. */
export interface FileFacts {
  isHere(contentHash: string): boolean;
  isKept(contentHash: string): boolean;
  transferOf(contentHash: string): TransferView | null;
  /** The files whose originals are being fetched, by their attachments. */
  downloading(): readonly string[];
}
