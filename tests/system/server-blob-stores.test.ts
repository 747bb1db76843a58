import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { S3Client } from '@aws-sdk/client-s3';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BlobStore } from '#server/files/blob-store';
import { createDiskBlobStore } from '#server/files/disk-blob-store';
import { createS3BlobStore } from '#server/files/s3-blob-store';
import { newId } from '#shared/domain/ids';
import { sha256 } from './support/files.ts';

let folder: string;
let s3: S3rver;
let s3Store: BlobStore;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-blobs-'));
  s3 = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory: join(folder, 's3'), configureBuckets: [{ name: 'hallway', configs: [] }] });
  const { port } = await s3.run();
  const client = new S3Client({ region: 'us-east-1', endpoint: `http://127.0.0.1:${port}`, forcePathStyle: true, credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' } });
  s3Store = createS3BlobStore({ bucket: 'hallway', region: 'us-east-1', endpoint: `http://127.0.0.1:${port}`, prefix: 'files/' }, client);
});
afterAll(async () => {
  await s3.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each([
  ['a folder', () => createDiskBlobStore(join(folder, 'disk'))],
  ['an S3 store', () => s3Store],
] as const)('C13: contents in %s', (_name, open) => {
  const organizationId = newId();
  const put = async (store: BlobStore, bytes: Buffer, owner = organizationId): Promise<string> => {
    const file = join(folder, newId());
    writeFileSync(file, bytes);
    await store.put(owner, sha256(bytes), file);
    return sha256(bytes);
  };

  it('are read whole and in pieces as they were put, also several megabytes', async () => {
    const store = open();
    const bytes = Buffer.alloc(11_000_000, 'Hallway ');
    const hash = await put(store, bytes);
    expect(await store.sizeOf(organizationId, hash)).toBe(bytes.length);
    expect(sha256(await buffer(await store.read(organizationId, hash, { start: 0, end: bytes.length })))).toBe(hash);
    expect(await buffer(await store.read(organizationId, hash, { start: 5, end: 21 }))).toEqual(bytes.subarray(5, 21));
  });

  it('are there once however often they are put, and each organization has its own', async () => {
    const store = open();
    const hash = await put(store, Buffer.from('twice'));
    await put(store, Buffer.from('twice'));
    expect([await store.sizeOf(organizationId, hash), await store.sizeOf(newId(), hash)]).toEqual([5, null]);
  });

  it('SY8: removed, they are gone; what is not there is gone already', async () => {
    const store = open();
    const hash = await put(store, Buffer.from('for a while'));
    await store.remove(organizationId, hash);
    await store.remove(organizationId, hash);
    expect(await store.sizeOf(organizationId, hash)).toBeNull();
  });
});

it('F1: a path is made of ids and hashes alone', async () => {
  const store = createDiskBlobStore(join(folder, 'disk'));
  await expect(store.sizeOf('../..', 'a'.repeat(64))).rejects.toThrow(RangeError);
  await expect(store.sizeOf(newId(), '../../etc/passwd')).rejects.toThrow(RangeError);
});
