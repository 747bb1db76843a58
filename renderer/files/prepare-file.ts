import type { OutgoingFile, StagedFile } from '#shared/contract/outgoing-file';
import type { FileAddresses } from './file-addresses.ts';
import { handOver } from './hand-over.ts';
import { measureFilm, measurePicture, measureSound, unmeasured, type Measured } from './measure.ts';

interface FileToPrepare {
  readonly name: string;
  readonly bytes: Blob;
  /** How long it is, for what was recorded here; null for any other file. */
  readonly recordedMs: number | null;
  readonly signal: AbortSignal;
  readonly addresses: FileAddresses;
}

/**
 * Hands a file over and looks at it, so that it can be sent. What cannot be found out about it never stops it.
 * @throws HallwayError where it cannot be handed over
 */
export async function prepareFile({ name, bytes, recordedMs, signal, addresses }: FileToPrepare): Promise<OutgoingFile> {
  const staged = await handOver(addresses.handOver(name), bytes, signal);
  const { preview, ...measured } = await soon(measure(staged, bytes, recordedMs));
  const previewFile = preview === null ? null : await handOver(addresses.handOver('preview.webp'), preview, signal).catch(() => null);
  const { contentHash, fileName, mimeType, sizeBytes } = staged;
  return { contentHash, fileName, mimeType, sizeBytes, ...measured, durationMs: recordedMs ?? measured.durationMs, isRecording: recordedMs !== null, previewContentHash: previewFile?.contentHash ?? null };
}

/** Nobody waits long for what is only nice to know. */
function soon(measuring: Promise<Measured>): Promise<Measured> {
  return Promise.race([measuring.catch(() => unmeasured), new Promise<Measured>((resolve) => setTimeout(() => resolve(unmeasured), longestMeasuringMs))]);
}

const longestMeasuringMs = 6_000;

async function measure({ kind }: StagedFile, bytes: Blob, recordedMs: number | null): Promise<Measured> {
  switch (kind) {
    case 'image': return measurePicture(bytes);
    case 'video': return measureFilm(bytes, recordedMs);
    case 'audio': return measureSound(bytes);
    case 'pdf': return (await import('./measure-document.ts')).measurePdf(bytes);
    default: return unmeasured;
  }
}
