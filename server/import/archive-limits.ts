/** What an archive may hold; beyond it the archive is refused before anything is written. */
export interface ArchiveLimits {
  readonly entries: number;
  /** Bytes of one file once decompressed: it is parsed in memory. */
  readonly bytesPerFile: number;
  /** Bytes of all files together once decompressed. */
  readonly totalBytes: number;
  /** How many times smaller than its content a file may be. */
  readonly compressionRatio: number;
}

/** Chat is text and compresses five- to fifteen-fold; what compresses a hundredfold was made to fill a disk or the memory. */
export const archiveLimits: ArchiveLimits = {
  entries: 500_000,
  bytesPerFile: 256 * 1024 ** 2,
  totalBytes: 64 * 1024 ** 3,
  compressionRatio: 100,
};

/** Below this many bytes a high ratio is ordinary: a short file of repeated names does no harm. */
export const smallFileBytes = 1024 ** 2;
