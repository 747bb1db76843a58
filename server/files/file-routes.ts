import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { cleanFileName } from '#shared/domain/clean-file-name';
import { mediaOf } from '#shared/domain/message-type';
import { HallwayError } from '#shared/errors/hallway-error';
import { contentHashSchema } from '#shared/protocol/files/attachment';
import { fileVariants, heldRequestSchema, uploadPath } from '#shared/protocol/http/files';
import { picturePath } from '#shared/protocol/http/pictures';
import { idSchema } from '#shared/protocol/primitives';
import type { Logger } from '#shared/runtime/logger';
import type { SignedInDevice } from '../accounts/account-store.ts';
import type { CoreApi } from '../core/core-api.ts';
import type { BlobStore } from './blob-store.ts';
import { parseRange } from '#shared/domain/parse-range';
import { releaseWhenSent } from './release-when-sent.ts';
import type { UploadDesk } from './upload-desk.ts';

export interface FileRouteOptions {
  readonly core: CoreApi;
  readonly blobs: BlobStore;
  readonly uploads: UploadDesk;
  /** Bytes that an organization may keep; null without a limit. */
  readonly quotaBytes: number | null;
  readonly logger: Logger;
  /** @throws HallwayError `session_ended` */
  readonly requireDevice: (request: FastifyRequest) => Promise<SignedInDevice>;
}

const fileParameters = z.object({ attachmentId: idSchema, variant: z.enum(fileVariants) });
const pictureParameters = z.object({ contentHash: contentHashSchema });
/** Whatever a file says of itself, it runs nothing and asks for nothing (F2). */
const safeHeaders = { 'Content-Security-Policy': "default-src 'none'; sandbox", 'Cross-Origin-Resource-Policy': 'same-origin', 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'private, no-cache', 'Accept-Ranges': 'bytes' };

/** The doors for the bytes of files: uploads by tus, what need not be sent, downloads whole or in ranges. */
export function addFileRoutes(app: FastifyInstance, options: FileRouteOptions): void {
  // Parts are streamed to the disk by the tus server, never read into memory here.
  app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));
  const upload = (request: FastifyRequest, reply: FastifyReply) => answerUpload(options, request, reply);
  for (const url of [uploadPath, `${uploadPath}/*`]) app.route({ method: ['POST', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS'], url, handler: upload });

  app.post('/api/files/held', async (request) => {
    const { userId } = await options.requireDevice(request);
    const parsed = heldRequestSchema.safeParse(request.body);
    if (!parsed.success) throw new HallwayError('invalid_request');
    return { held: await options.core.findHeldFiles(userId, parsed.data.contentHashes) };
  });

  app.get(picturePath(':contentHash'), (request, reply) => answerPicture(options, request, reply));
  app.get('/api/files/:attachmentId/:variant', (request, reply) => answerDownload(options, request, reply));
}

async function answerUpload({ core, uploads, quotaBytes, requireDevice }: FileRouteOptions, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { userId } = await requireDevice(request);
  const { organizationId, usedBytes } = await core.requireUploader(userId);
  const context = { userId, organizationId, roomBytes: quotaBytes === null ? null : Math.max(0, quotaBytes - usedBytes), checksum: readChecksum(request.headers['upload-checksum']) };
  reply.hijack();
  await uploads.answer(context, request.raw, reply.raw);
  return reply;
}

/** @throws HallwayError `invalid_request` for another algorithm than SHA-256, or no checksum at all where one is named */
function readChecksum(header: string | string[] | undefined): Buffer | null {
  if (header === undefined) return null;
  const [algorithm, text = ''] = String(header).split(' ');
  const checksum = Buffer.from(text, 'base64');
  if (algorithm !== 'sha256' || checksum.length !== 32) throw new HallwayError('invalid_request', { message: 'The checksum of a part is its SHA-256.' });
  return checksum;
}

async function answerDownload({ core, blobs, logger, requireDevice }: FileRouteOptions, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { userId } = await requireDevice(request);
  const { data: parameters } = fileParameters.safeParse(request.params);
  if (parameters === undefined) throw new HallwayError('not_found');
  const { organizationId, contentHash, fileName, mimeType } = await core.findDownload(userId, parameters.attachmentId, parameters.variant);
  const sizeBytes = await blobs.sizeOf(organizationId, contentHash);
  if (sizeBytes === null) {
    logger.error('A file is missing', { contentHash });
    throw new HallwayError('file_gone');
  }
  const range = parseRange(request.headers.range ?? null, sizeBytes);
  void reply.headers({ ...safeHeaders, ETag: `"${contentHash}"` });
  if (range === 'unsatisfiable') return reply.status(416).header('Content-Range', `bytes */${sizeBytes}`).send();
  const { start, end } = range ?? { start: 0, end: sizeBytes };
  if (range !== null) void reply.status(206).header('Content-Range', `bytes ${start}-${end - 1}/${sizeBytes}`);
  const disposition = isShown(mimeType) ? 'inline' : 'attachment';
  void reply.headers({ 'Content-Type': mimeType, 'Content-Length': end - start, 'Content-Disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(cleanFileName(fileName))}` });
  return reply.send(releaseWhenSent(await blobs.read(organizationId, contentHash, { start, end })));
}

/** Small, hence never in parts. */
async function answerPicture({ core, blobs, requireDevice }: FileRouteOptions, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { userId } = await requireDevice(request);
  const { data: parameters } = pictureParameters.safeParse(request.params);
  if (parameters === undefined) throw new HallwayError('not_found');
  const { contentHash } = parameters;
  const { organizationId, mimeType } = await core.findPicture(userId, contentHash);
  const sizeBytes = await blobs.sizeOf(organizationId, contentHash);
  if (sizeBytes === null) throw new HallwayError('file_gone');
  void reply.headers({ ...safeHeaders, ETag: `"${contentHash}"`, 'Content-Type': mimeType, 'Content-Length': sizeBytes });
  return reply.send(await blobs.read(organizationId, contentHash, { start: 0, end: sizeBytes }));
}

/** Markup, scripts and programs are saved, never shown by a browser. */
function isShown(mimeType: string): boolean {
  return mediaOf(mimeType) !== 'file' || mimeType === 'application/pdf';
}
