import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { BlobStore } from './blob-store.ts';

/** A bucket of any store that speaks S3. Keys come from where the AWS tools look for them (environment, profile, role). */
export interface S3Config {
  readonly bucket: string;
  readonly region: string;
  /** Null for AWS itself. */
  readonly endpoint: string | null;
  /** In front of every key, such as `hallway/`. */
  readonly prefix: string;
}

/** Files in an S3 bucket, one object for each content: `PREFIX ORGANIZATION/HASH`. */
export function createS3BlobStore(config: S3Config, client: S3Client = createClient(config)): BlobStore {
  const place = (organizationId: string, contentHash: string) => ({ Bucket: config.bucket, Key: `${config.prefix}${organizationId}/${contentHash}` });
  const sizeOf = async (organizationId: string, contentHash: string): Promise<number | null> => {
    try {
      const { ContentLength } = await client.send(new HeadObjectCommand(place(organizationId, contentHash)));
      return ContentLength ?? null;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  };
  return {
    sizeOf,
    async put(organizationId, contentHash, file) {
      // In parts, so that a large file neither fills the memory nor has to begin anew for one lost part.
      if ((await sizeOf(organizationId, contentHash)) === null) await new Upload({ client, params: { ...place(organizationId, contentHash), Body: createReadStream(file) } }).done();
      await rm(file, { force: true });
    },
    async read(organizationId, contentHash, { start, end }) {
      const { Body } = await client.send(new GetObjectCommand({ ...place(organizationId, contentHash), Range: `bytes=${start}-${end - 1}` }));
      if (!(Body instanceof Readable)) throw new Error('The S3 store gave no stream');
      return Body;
    },
    async remove(organizationId, contentHash) {
      await client.send(new DeleteObjectCommand(place(organizationId, contentHash)));
    },
  };
}

function createClient({ region, endpoint }: S3Config): S3Client {
  // Stores other than AWS are mostly reached by a path, not by a host name for each bucket.
  return new S3Client({ region, ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }) });
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && (error.name === 'NotFound' || error.name === 'NoSuchKey');
}
