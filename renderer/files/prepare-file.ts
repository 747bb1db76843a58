import type { OutgoingFile, StagedFile } from '#shared/contract/outgoing-file';
import { handOver } from './hand-over.ts';
import { measureFilm, measurePicture, measureSound, unmeasured, type Measured } from './measure.ts';

interface FileToPrepare {
  readonly name: string;
  readonly bytes: Blob;
  readonly isRecording: boolean;
  readonly signal: AbortSignal;
}

/**
 * Hands a file over and looks at it, so that it can be sent. What cannot be found out about it never stops it.
 * @throws HallwayError where it cannot be handed over
 */
export async function prepareFile({ name, bytes, isRecording, signal }: FileToPrepare): Promise<OutgoingFile> {
  const staged = await handOver(name, bytes, signal);
  const { preview, ...measured } = await measure(staged, bytes).catch(() => unmeasured);
  const previewFile = preview === null ? null : await handOver('preview.webp', preview, signal).catch(() => null);
  const { contentHash, fileName, mimeType, sizeBytes } = staged;
  return { contentHash, fileName, mimeType, sizeBytes, ...measured, isRecording, previewContentHash: previewFile?.contentHash ?? null };
}

async function measure({ kind }: StagedFile, bytes: Blob): Promise<Measured> {
  switch (kind) {
    case 'image': return measurePicture(bytes);
    case 'video': return measureFilm(bytes);
    case 'audio': return measureSound(bytes);
    case 'pdf': return (await import('./measure-document.ts')).measurePdf(bytes);
    default: return unmeasured;
  }
}
