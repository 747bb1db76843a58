import { stagedFileSchema, type StagedFile } from '#shared/contract/outgoing-file';
import { HallwayError } from '#shared/errors/hallway-error';
import { errorResponseSchema } from '#shared/protocol/http/error-response';
import { handOverAddress } from './file-addresses.ts';

/**
 * Hands a file over to the backend of this computer, where it stays until it is sent.
 * @throws HallwayError such as `file_too_large`, `file_unreadable`, `disk_full`
 */
export async function handOver(fileName: string, bytes: Blob, signal?: AbortSignal): Promise<StagedFile> {
  const response = await fetch(handOverAddress(fileName), { method: 'POST', body: bytes, ...(signal === undefined ? {} : { signal }) }).catch((error: unknown) => {
    throw new HallwayError('file_unreadable', { cause: error });
  });
  const answer: unknown = await response.json().catch(() => null);
  const staged = stagedFileSchema.safeParse(answer);
  if (staged.success) return staged.data;
  const failure = errorResponseSchema.safeParse(answer);
  throw failure.success ? new HallwayError(failure.data.error.code, { message: failure.data.error.message }) : new HallwayError('file_unreadable');
}
