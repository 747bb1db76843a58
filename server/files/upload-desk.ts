import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Upload } from '@tus/server';
import { HallwayError } from '#shared/errors/hallway-error';
import { contentHashSchema } from '#shared/protocol/files/attachment';
import { uploadPath } from '#shared/protocol/http/files';
import type { Logger } from '#shared/runtime/logger';
import { toOperationalError } from '../core/operational-error.ts';
import { CheckedFileStore } from './checked-file-store.ts';
import { PartServer } from './part-server.ts';
import { takeContent, type ContentDesk } from './take-content.ts';
import { TusError } from './tus-error.ts';
import { currentUpload, uploadContext, type UploadContext } from './upload-context.ts';

export interface UploadDeskOptions {
  readonly folder: string;
  readonly maxFileBytes: number;
  readonly content: ContentDesk;
  readonly logger: Logger;
}

/** An upload that is not finished goes after this time. */
const unfinishedForMs = 24 * 3_600_000;
/** Uploads of one person that are not finished. */
const unfinishedPerPerson = 60;
const idPattern = /^[0-9a-f-]{36}\.[0-9a-f-]{36}$/;

/** Takes uploads in by tus 1.0.0. An upload is its creator's: for everybody else it does not exist. */
export class UploadDesk {
  readonly #options: UploadDeskOptions;
  readonly #store: CheckedFileStore;
  readonly #server: PartServer;

  constructor(options: UploadDeskOptions) {
    this.#options = options;
    this.#store = new CheckedFileStore(options.folder, unfinishedForMs);
    this.#server = new PartServer({
      path: uploadPath,
      datastore: this.#store,
      maxSize: options.maxFileBytes,
      relativeLocation: true,
      namingFunction: () => `${currentUpload().userId}.${randomUUID()}`,
      onIncomingRequest: (request, id) => this.#admit(request.method, id),
      onUploadCreate: (_request, upload) => this.#begin(upload),
      onUploadFinish: async (_request, upload) => {
        await this.#finish(upload);
        return {};
      },
      onResponseError: (_request, error) => this.#explain(error),
    });
  }

  /** Answers one request of a person who may upload. */
  async answer(context: Omit<UploadContext, 'part'>, request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Only a length bounds what comes past the tus server, which has counted with it.
    const isDirect = request.method === 'PATCH' && request.headers['content-length'] !== undefined;
    if (isDirect) await uploadContext.run({ ...context, part: { request, stop: null } }, () => this.#server.answerPart(request, response));
    else await uploadContext.run({ ...context, part: null }, () => this.#server.handle(request, response));
  }

  /** Takes away what was begun and not finished in its time. */
  async removeExpired(): Promise<void> {
    await this.#store.deleteExpired();
  }

  /** Another person's upload is not found. One whose last part came just before the server ended is finished when asked for. */
  async #admit(method: string, id: string): Promise<void> {
    if (method === 'POST' || method === 'OPTIONS') return;
    if (!idPattern.test(id) || !id.startsWith(`${currentUpload().userId}.`)) throw new TusError(new HallwayError('not_found'));
    if (method !== 'HEAD') return;
    const upload = await this.#store.getUpload(id);
    if (upload.size !== undefined && upload.offset === upload.size) {
      await this.#finish(upload);
      // It is with the files now: whoever asks what the server holds is told so.
      throw new TusError(new HallwayError('not_found'));
    }
  }

  async #begin(upload: Upload): Promise<{ metadata?: Upload['metadata'] }> {
    const { userId, roomBytes } = currentUpload();
    if (!contentHashSchema.safeParse(upload.metadata?.['contentHash']).success) throw new TusError(new HallwayError('invalid_request'));
    if (upload.size === undefined || upload.size < 1) throw new TusError(new HallwayError('file_empty'));
    if (upload.size > this.#options.maxFileBytes) throw new TusError(new HallwayError('file_too_large'));
    if (roomBytes !== null && upload.size > roomBytes) throw new TusError(new HallwayError('file_quota_reached'));
    const unfinished = (await readdir(this.#options.folder)).filter((name) => name.startsWith(`${userId}.`) && !name.endsWith('.json'));
    if (unfinished.length >= unfinishedPerPerson) throw new TusError(new HallwayError('too_many_attempts', { message: 'Too many files are being sent at once. It will be tried again.' }));
    return {};
  }

  async #finish(upload: Upload): Promise<void> {
    const { userId, organizationId } = currentUpload();
    const contentHash = contentHashSchema.parse(upload.metadata?.['contentHash']);
    const cameAs = this.#store.takeHash(upload.id, upload.size ?? -1);
    try {
      await takeContent(this.#options.content, { userId, organizationId, contentHash, file: join(this.#options.folder, upload.id), cameAs });
    } catch (error) {
      if (!(error instanceof HallwayError)) this.#options.logger.error('A file could not be taken in', { detail: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      throw new TusError(error instanceof HallwayError ? error : new HallwayError('server_busy', { cause: error }));
    } finally {
      // The bytes have gone into the files, or were not what they were said to be.
      await this.#store.configstore.delete(upload.id).catch(() => undefined);
    }
  }

  #explain(error: Error | { status_code: number; body: string }): { status_code: number; body: string } | undefined {
    if (!('status_code' in error)) {
      this.#options.logger.error('An upload failed', { detail: error.stack ?? error.message });
      // A full disk passes: the upload waits, and is not refused.
      return new TusError(toOperationalError(error));
    }
    if (error.body.startsWith('{')) return error;
    const code = error.status_code === 404 || error.status_code === 410 ? 'not_found' : error.status_code === 413 ? 'file_too_large' : 'invalid_request';
    return { status_code: error.status_code, body: new TusError(new HallwayError(code, { message: error.body.trim() })).body };
  }
}
