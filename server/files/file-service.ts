import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { limits } from '#shared/domain/limits';
import type { Clock } from '#shared/runtime/clock';
import type { Logger } from '#shared/runtime/logger';
import type { SignedInDevice } from '../accounts/account-store.ts';
import type { FileConfig } from '../config/file-config.ts';
import type { CoreApi } from '../core/core-api.ts';
import type { BlobStore } from './blob-store.ts';
import { addFileRoutes } from './file-routes.ts';
import { KeyLock } from './key-lock.ts';
import type { ContentDesk } from './take-content.ts';
import { Thumbnailer } from './thumbnailer.ts';
import { UploadDesk } from './upload-desk.ts';

export interface FileServiceOptions {
  readonly dataDir: string;
  readonly config: FileConfig | undefined;
  readonly blobs: BlobStore;
  readonly core: CoreApi;
  readonly clock: Clock;
  readonly logger: Logger;
}

const expiredEveryMs = 10 * 60_000;

/** The files of the organization: how they come, where they lie, and how they go. */
export class FileService {
  readonly maxFileBytes: number;
  readonly #options: FileServiceOptions;
  readonly #blobs: BlobStore;
  readonly #content: ContentDesk;
  readonly #thumbnailer: Thumbnailer;
  readonly #uploads: UploadDesk;
  #expiredAtMs = 0;

  constructor(options: FileServiceOptions) {
    const { dataDir, config, core, clock, logger } = options;
    this.#options = options;
    this.maxFileBytes = config?.maxFileBytes ?? limits.defaultFileBytes;
    const folder = join(dataDir, 'uploads');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#blobs = options.blobs;
    this.#thumbnailer = new Thumbnailer(logger);
    this.#content = { core, blobs: this.#blobs, thumbnailer: this.#thumbnailer, lock: new KeyLock(), nowMs: () => clock.nowMs() };
    this.#uploads = new UploadDesk({ folder, maxFileBytes: this.maxFileBytes, content: this.#content, logger });
  }

  addRoutes(app: FastifyInstance, requireDevice: (request: FastifyRequest) => Promise<SignedInDevice>): void {
    const { core, logger, config } = this.#options;
    addFileRoutes(app, { core, blobs: this.#blobs, uploads: this.#uploads, quotaBytes: config?.quotaBytes ?? null, logger, requireDevice });
  }

  /** SY8: takes away what nothing needs any more. To be called often; it does little where there is nothing to do. */
  async removeUnneeded(): Promise<void> {
    const { core, clock } = this.#options;
    for (const { organizationId, contentHashes } of await core.dropUnneeded(clock.nowMs())) {
      for (const contentHash of contentHashes) await this.#removeUnlessBack(organizationId, contentHash);
    }
    if (clock.nowMs() - this.#expiredAtMs < expiredEveryMs) return;
    this.#expiredAtMs = clock.nowMs();
    await this.#uploads.removeExpired();
  }

  async stop(): Promise<void> {
    await this.#thumbnailer.stop();
  }

  /** The same content may have been uploaded again meanwhile. */
  #removeUnlessBack(organizationId: string, contentHash: string): Promise<void> {
    return this.#content.lock.run(`${organizationId} ${contentHash}`, async () => {
      if (!(await this.#options.core.hasContent(organizationId, contentHash))) await this.#blobs.remove(organizationId, contentHash);
    });
  }
}
