import { createHash } from 'node:crypto';
import { createWriteStream, rmSync } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { HallwayError } from '#shared/errors/hallway-error';
import { errorResponseSchema } from '#shared/protocol/http/error-response';
import { downloadPath, heldResponseSchema } from '#shared/protocol/http/files';
import { picturePath } from '#shared/protocol/http/pictures';
import type { Fetch } from '../account/server-api.ts';
import { networkErrorCode } from '../sync/loss-reason.ts';
import type { Download, FileServer, Upload } from './file-server.ts';
import { lengthOf } from './length-of.ts';

interface HttpFileServerOptions {
  readonly fetch: Fetch;
  readonly token: string;
  readonly serverUrl: () => string;
}

const answerTimeoutMs = 20_000;
const tooFar = 416;

/** Reaches the files of the organization server over HTTP. */
export function createHttpFileServer({ fetch: fetchFrom, token, serverUrl }: HttpFileServerOptions): FileServer {
  const headers = { Authorization: `Bearer ${token}` };

  async function request(path: string, init: RequestInit, more: Readonly<Record<string, string>> = {}): Promise<Response> {
    try {
      return await fetchFrom(`${serverUrl()}${path}`, { ...init, redirect: 'manual', headers: { ...headers, ...more } });
    } catch (error) {
      throw new HallwayError(networkErrorCode(error), { cause: error });
    }
  }

  return {
    async findHeld(contentHashes) {
      const body = JSON.stringify({ contentHashes });
      const response = await request('/api/files/held', { method: 'POST', body, signal: AbortSignal.timeout(answerTimeoutMs) }, { 'Content-Type': 'application/json' });
      if (!response.ok) throw await failureOf(response);
      const parsed = heldResponseSchema.safeParse(await response.json().catch(() => null));
      if (!parsed.success) throw new HallwayError('not_a_hallway_server');
      return new Set(parsed.data.held);
    },

    async upload(upload: Upload) {
      // The library of tus, and what of Node it loads, take a tenth of a start.
      const { uploadByTus } = await import('./upload-by-tus.ts');
      return uploadByTus(upload, { serverUrl: serverUrl(), headers });
    },

    async download({ attachmentId, variant, file, signal, onProgress }: Download) {
      const from = lengthOf(file);
      const response = await request(variant === 'picture' ? picturePath(attachmentId) : downloadPath(attachmentId, variant), { method: 'GET', signal }, from > 0 ? { Range: `bytes=${from}-` } : {});
      // All of it is here, or more than there is: the checksum tells.
      if (response.status === tooFar) return null;
      if (!response.ok) throw await failureOf(response);
      if (response.status === 200) rmSync(file, { force: true });
      let doneBytes = response.status === 200 ? 0 : from;
      const hash = doneBytes === 0 ? createHash('sha256') : null;
      const counter = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          doneBytes += chunk.length;
          onProgress(doneBytes);
          hash?.update(chunk);
          done(null, chunk);
        },
      });
      const source = response.body === null ? Readable.from([]) : Readable.fromWeb(response.body as WebStream);
      await pipeline(source, counter, createWriteStream(file, { flags: 'a' }), { signal }).catch((error: unknown) => {
        throw toFailure(error);
      });
      return hash?.digest('hex') ?? null;
    },
  };
}

/** The disk's errors are told as what they are; everything else was the way to the server. */
function toFailure(error: unknown): HallwayError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return new HallwayError(code === 'ENOSPC' ? 'disk_full' : 'server_unreachable', { cause: error });
}

async function failureOf(response: Response): Promise<HallwayError> {
  const { data } = errorResponseSchema.safeParse(await response.json().catch(() => null));
  return data === undefined ? new HallwayError('server_unreachable') : new HallwayError(data.error.code, { message: data.error.message });
}
