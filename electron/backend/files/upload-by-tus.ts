import { createReadStream } from 'node:fs';
import { Upload as TusUpload, type DetailedError, type HttpRequest } from 'tus-js-client';
import { limits } from '#shared/domain/limits';
import { HallwayError } from '#shared/errors/hallway-error';
import { errorResponseSchema } from '#shared/protocol/http/error-response';
import { uploadPath } from '#shared/protocol/http/files';
import type { Upload } from './file-server.ts';
import { hashFile } from './hash-file.ts';

interface TusOptions {
  readonly serverUrl: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Sends a content by tus 1.0.0, in parts with a checksum each, going on at the byte where an earlier attempt was cut off.
 * It tries once: when to try again is decided by the queue.
 * @throws HallwayError with the server's code, or `server_unreachable`
 */
export function uploadByTus({ contentHash, sizeBytes, file, uploadUrl, signal, onUrl, onProgress }: Upload, { serverUrl, headers }: TusOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const source = createReadStream(file);
    // tus reads the file by its path, part by part; this stream only names it.
    source.destroy();
    const checksums = new PartChecksums(file, sizeBytes);
    const upload = new TusUpload(source, {
      endpoint: `${serverUrl}${uploadPath}`,
      uploadUrl: uploadUrl !== null && uploadUrl.startsWith(`${serverUrl}/`) ? uploadUrl : null,
      uploadSize: sizeBytes,
      chunkSize: limits.uploadPartBytes,
      retryDelays: null,
      storeFingerprintForResuming: false,
      metadata: { contentHash },
      headers: { ...headers },
      onBeforeRequest: (request) => addChecksum(request, checksums),
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
      settle();
    };
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort);
    upload.start();
  });
}

/** The part that a PATCH is about to carry, so that what arrives damaged is refused at once. */
async function addChecksum(request: HttpRequest, checksums: PartChecksums): Promise<void> {
  if (request.getMethod() !== 'PATCH') return;
  const digest = await checksums.of(Number(request.getHeader('Upload-Offset') ?? 0));
  request.setHeader('Upload-Checksum', `sha256 ${digest.toString('base64')}`);
}

/** The checksums of a file's parts; the next one is made while its predecessor travels. */
class PartChecksums {
  readonly #file: string;
  readonly #sizeBytes: number;
  #next: { readonly start: number; readonly digest: Promise<Buffer> } | null = null;

  constructor(file: string, sizeBytes: number) {
    this.#file = file;
    this.#sizeBytes = sizeBytes;
  }

  async of(start: number): Promise<Buffer> {
    const digest = await (this.#next?.start === start ? this.#next.digest : this.#make(start));
    const after = start + limits.uploadPartBytes;
    this.#next = after < this.#sizeBytes ? { start: after, digest: this.#make(after) } : null;
    // Should it fail, it fails again when it is asked for.
    this.#next?.digest.catch(() => undefined);
    return digest;
  }

  #make(start: number): Promise<Buffer> {
    return hashFile(this.#file, { start, end: Math.min(this.#sizeBytes, start + limits.uploadPartBytes) });
  }
}

function toHallwayError(error: Error | DetailedError): HallwayError {
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
