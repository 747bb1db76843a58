import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import type { CallName, CallParams, CallResult } from '#shared/contract/calls';
import type { BackendCarrier } from '#shared/contract/carrier';
import { createContractClient } from '#shared/contract/contract-client';
import { createMemoryCarriers } from '#shared/contract/memory-carrier';
import { cleanFileName } from '#shared/domain/clean-file-name';
import { newId } from '#shared/domain/ids';
import { mediaOf } from '#shared/domain/message-type';
import { HallwayError, serializeError } from '#shared/errors/hallway-error';
import { fileVariants, type FileVariant } from '#shared/protocol/http/files';
import { incomingFolderOf } from '../files/file-folders.ts';
import { parseRange } from '#shared/domain/parse-range';

export interface FileDeskOptions {
  readonly profileFolder: string;
  /** Asks the backend. */
  readonly call: <N extends CallName>(name: N, params: CallParams<N>) => Promise<CallResult<N>>;
}

/** What a window asks of the files on this computer; both hosts give it the same answers (ADR 0010). */
export interface FileDesk {
  /** @param path what follows `files/`, such as `staged` or `ID/original` */
  answer(request: Request, path: string): Promise<Response>;
}

/** Nothing that comes from somebody else may run or ask for anything, whatever it says of itself (F2). */
const safeHeaders = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, no-cache',
  'accept-ranges': 'bytes',
};
const statuses: Partial<Record<string, number>> = { not_found: 404, not_signed_in: 401, file_gone: 410, file_changed: 410, file_too_large: 413, server_unreachable: 503, disk_full: 507 };

/** Takes files in from the window and serves those on this computer, whole or in ranges. */
export function createFileDesk(options: FileDeskOptions): FileDesk {
  return {
    async answer(request, path) {
      try {
        const [first = '', second = '', ...rest] = path.split('/');
        if (rest.length > 0) return refusal(new HallwayError('not_found'));
        if (request.method === 'POST' && first === 'staged' && second === '') return await takeIn(options, request);
        if (request.method === 'POST' && first === 'near') return await takePartIn(options, request, second);
        if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405, headers: safeHeaders });
        if (first === 'pictures') return await servePicture(options, request, second);
        if (first === 'staged') return await serveStaged(options, request, second);
        const variant = fileVariants.find((known) => known === second);
        return variant === undefined ? refusal(new HallwayError('not_found')) : await serveFile(options, request, { attachmentId: first, variant });
      } catch (error) {
        return refusal(error);
      }
    },
  };
}

/** A desk that speaks to the backend through the same contract as the windows. */
export function openFileDesk(profileFolder: string, connect: (carrier: BackendCarrier) => void): FileDesk {
  const { renderer, backend } = createMemoryCarriers();
  connect(backend);
  const client = createContractClient(renderer);
  return createFileDesk({ profileFolder, call: (name, params) => client.call(name, params) });
}

function takeIn(options: FileDeskOptions, request: Request): Promise<Response> {
  const fileName = new URL(request.url).searchParams.get('name') ?? '';
  return withIncoming(options, request, (incomingId) => options.call('adoptFile', { incomingId, fileName }));
}

/** A part of a file that comes from a colleague's desktop through the window. */
function takePartIn(options: FileDeskOptions, request: Request, transferId: string): Promise<Response> {
  const fromBytes = Number(new URL(request.url).searchParams.get('from'));
  return withIncoming(options, request, (incomingId) => options.call('adoptNearPart', { transferId, incomingId, fromBytes }));
}

/** The bytes go to the disk as they come; whatever goes wrong leaves nothing behind. */
async function withIncoming({ profileFolder }: FileDeskOptions, request: Request, adopt: (incomingId: string) => Promise<unknown>): Promise<Response> {
  const incomingId = newId();
  const folder = incomingFolderOf(profileFolder);
  const file = join(folder, incomingId);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const source = request.body === null ? Readable.from([]) : Readable.fromWeb(request.body as WebStream);
    await pipeline(source, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
    return Response.json(await adopt(incomingId), { headers: safeHeaders });
  } finally {
    await rm(file, { force: true });
  }
}

async function serveStaged(options: FileDeskOptions, request: Request, contentHash: string): Promise<Response> {
  const { path, sizeBytes } = await options.call('openStagedFile', { contentHash });
  return serve(request, { path, sizeBytes, headers: { 'content-type': 'application/octet-stream' } });
}

/** The picture of a person or group. */
async function servePicture(options: FileDeskOptions, request: Request, contentHash: string): Promise<Response> {
  const { path, sizeBytes, mimeType } = await options.call('openPicture', { contentHash });
  return serve(request, { path, sizeBytes, headers: { 'content-type': mimeType, etag: `"${contentHash}"` } });
}

async function serveFile(options: FileDeskOptions, request: Request, { attachmentId, variant }: { attachmentId: string; variant: FileVariant }): Promise<Response> {
  const { contentHash, path, fileName, mimeType, sizeBytes } = await options.call('openFile', { attachmentId, variant });
  const isSaved = new URL(request.url).searchParams.has('download') || !isShown(mimeType);
  const headers = {
    'content-type': mimeType,
    'content-disposition': `${isSaved ? 'attachment' : 'inline'}; filename*=UTF-8''${encodeURIComponent(cleanFileName(fileName))}`,
    etag: `"${contentHash}"`,
  };
  return serve(request, { path, sizeBytes, headers });
}

/** Markup and programs are saved, never opened in a window of ours. */
function isShown(mimeType: string): boolean {
  return mediaOf(mimeType) !== 'file' || mimeType === 'application/pdf' || mimeType === 'text/plain';
}

function serve(request: Request, { path, sizeBytes, headers }: { path: string; sizeBytes: number; headers: Record<string, string> }): Response {
  const range = parseRange(request.headers.get('range'), sizeBytes);
  if (range === 'unsatisfiable') return new Response(null, { status: 416, headers: { ...safeHeaders, 'content-range': `bytes */${sizeBytes}` } });
  const { start, end } = range ?? { start: 0, end: sizeBytes };
  const partial = range === null ? {} : { 'content-range': `bytes ${start}-${end - 1}/${sizeBytes}` };
  const body = request.method === 'HEAD' || end === start ? null : (Readable.toWeb(createReadStream(path, { start, end: end - 1 })) as unknown as ReadableStream);
  return new Response(body, { status: range === null ? 200 : 206, headers: { ...safeHeaders, ...headers, ...partial, 'content-length': String(end - start) } });
}

function refusal(error: unknown): Response {
  const { code, message } = serializeError(error);
  return Response.json({ error: { code, message } }, { status: statuses[code] ?? 400, headers: safeHeaders });
}
