import { DefaultHttpStack, Upload as TusUpload, type DetailedError, type HttpRequest, type UploadOptions } from 'tus-js-client';
import { limits } from '#shared/domain/limits';
import { HallwayError } from '#shared/errors/hallway-error';
import { errorResponseSchema } from '#shared/protocol/http/error-response';
import { uploadPath } from '#shared/protocol/http/files';
import { FileParts } from './file-parts.ts';
import type { Upload } from './file-server.ts';

interface TusOptions {
  readonly serverUrl: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What one write to the connection takes: pieces of 64 KiB cost more in calls than in bytes; progress on a slow line shall still be seen. */
const writeBytes = 262_144;

/**
 * Sends a content by tus 1.0.0, in parts with a checksum each, going on at the byte where an earlier attempt was cut off.
 * It tries once: when to try again is decided by the queue.
 * @throws HallwayError with the server's code, or `server_unreachable`
 */
export function uploadByTus({ contentHash, sizeBytes, file, uploadUrl, signal, onUrl, onProgress }: Upload, { serverUrl, headers }: TusOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const parts = new FileParts({ file, sizeBytes, partBytes: limits.uploadPartBytes });
    // tus asks its reader for the bytes; what it is given as the file only has to be there.
    const upload = new TusUpload(Buffer.alloc(0), {
      fileReader: readerOf(parts, sizeBytes),
      httpStack: new DefaultHttpStack({ highWaterMark: writeBytes }),
      endpoint: `${serverUrl}${uploadPath}`,
      uploadUrl: uploadUrl !== null && uploadUrl.startsWith(`${serverUrl}/`) ? uploadUrl : null,
      uploadSize: sizeBytes,
      chunkSize: limits.uploadPartBytes,
      retryDelays: null,
      storeFingerprintForResuming: false,
      metadata: { contentHash },
      headers: { ...headers },
      onBeforeRequest: (request) => addChecksum(request, parts),
      onUploadUrlAvailable: () => {
        if (upload.url !== null) onUrl(upload.url);
      },
      onProgress: (doneBytes) => onProgress(doneBytes),
      onSuccess: () => finish(resolve),
      onError: (error) => finish(() => reject(toHallwayError(error))),
    });
    const abort = () => void upload.abort().finally(() => finish(() => reject(new HallwayError('server_unreachable', { cause: signal.reason }))));
    const finish = (settle: () => void) => {
      signal.removeEventListener('abort', abort);
      void parts.close();
      settle();
    };
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort);
    upload.start();
  });
}

/** Gives tus the parts of a file. */
function readerOf(parts: FileParts, sizeBytes: number): NonNullable<UploadOptions['fileReader']> {
  const slice = async (start: number, end: number) => {
    const { bytes } = await parts.at(start);
    // tus looks for the length there.
    return { value: Object.assign(bytes, { size: bytes.length }), done: end >= sizeBytes };
  };
  return { openFile: () => Promise.resolve({ size: sizeBytes, slice, close: () => undefined }) };
}

/** The part that a PATCH is about to carry, so that what arrives damaged is refused at once. */
async function addChecksum(request: HttpRequest, parts: FileParts): Promise<void> {
  if (request.getMethod() !== 'PATCH') return;
  const { digest } = await parts.at(Number(request.getHeader('Upload-Offset') ?? 0));
  request.setHeader('Upload-Checksum', `sha256 ${digest.toString('base64')}`);
}

function toHallwayError(error: Error | DetailedError): HallwayError {
  if ('causingError' in error && error.causingError instanceof HallwayError) return error.causingError;
  const body = 'originalResponse' in error ? error.originalResponse?.getBody() : undefined;
  const { data } = errorResponseSchema.safeParse(parse(body));
  return data === undefined ? new HallwayError('server_unreachable', { cause: error }) : new HallwayError(data.error.code, { message: data.error.message, cause: error });
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '') as unknown;
  } catch {
    return null;
  }
}
