import { stagedFileSchema, type StagedFile } from '#shared/contract/outgoing-file';
import { HallwayError } from '#shared/errors/hallway-error';
import { errorResponseSchema } from '#shared/protocol/http/error-response';

/**
 * Hands a file over to the backend of this computer, where it stays until it is sent.
 * @param address where files are handed over under this one's name
 * @throws HallwayError such as `file_too_large`, `file_unreadable`, `disk_full`
 */
export async function handOver(address: string, bytes: Blob, signal?: AbortSignal): Promise<StagedFile> {
  const response = await fetch(address, { method: 'POST', body: bytes, ...(signal === undefined ? {} : { signal }) }).catch((error: unknown) => {
    throw new HallwayError('file_unreadable', { cause: error });
  });
  const answer: unknown = await response.json().catch(() => null);
  const staged = stagedFileSchema.safeParse(answer);
  if (staged.success) return staged.data;
  const failure = errorResponseSchema.safeParse(answer);
  throw failure.success ? new HallwayError(failure.data.error.code, { message: failure.data.error.message }) : new HallwayError('file_unreadable');
}
