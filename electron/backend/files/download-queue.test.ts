import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newId } from '#shared/domain/ids';
import { FakeFileServer } from '../testing/fake-file-server.ts';
import { createHeldClock, type HeldClock } from '../testing/held-clock.ts';
import { BlobFolder } from './blob-folder.ts';
import { DownloadQueue } from './download-queue.ts';
import type { NearWanted } from './near/near-exchange.ts';

const bytes = Buffer.from('the drawings of the new house');
const contentHash = createHash('sha256').update(bytes).digest('hex');
const attachmentId = newId();

let folder: string;
let server: FakeFileServer;
let blobs: BlobFolder;
let clock: HeldClock;
let queue: DownloadQueue;
let askedColleagues: number;
let distrusted: number;
/** What a colleague writes into the file. */
let given: Buffer;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-downloads-'));
  [server, blobs, clock] = [new FakeFileServer(), new BlobFolder(folder), createHeldClock()];
  [askedColleagues, distrusted, given] = [0, 0, Buffer.alloc(0)];
  server.offered.set(`${attachmentId}/original`, bytes);
  const near = {
    async fetch({ file }: NearWanted) {
      askedColleagues += 1;
      appendFileSync(file, given);
    },
    distrust: () => void (distrusted += 1),
  };
  queue = new DownloadQueue({ blobs, server, near, clock, random: () => 0, onProgress: () => undefined, onHere: () => undefined });
  queue.resume();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fetch = () => queue.fetch({ attachmentId, variant: 'original', contentHash, sizeBytes: bytes.length });
const isRight = () => readFileSync(blobs.pathOf(contentHash)).equals(bytes);

it('what a colleague gave whole is not asked of the server', async () => {
  given = bytes;
  await fetch();
  expect([isRight(), server.downloadCount, distrusted]).toEqual([true, 0, 0]);
});

it('what a colleague gave in part is completed by the server', async () => {
  given = bytes.subarray(0, 12);
  await fetch();
  expect([isRight(), server.downloadCount, distrusted]).toEqual([true, 1, 0]);
});

it.each([
  ['other bytes', Buffer.from('the drawings of another house')],
  ['a part that is not of it', Buffer.from('something')],
])('%s from a colleague never count: the server is asked for all of it, and colleagues no more', async (_case, wrong) => {
  given = wrong;
  const arrived = fetch();
  await expect.poll(() => distrusted).toBe(1);
  expect(blobs.has(contentHash)).toBe(false);
  clock.pass(10_000);
  await arrived;
  expect([isRight(), askedColleagues, distrusted]).toEqual([true, 1, 1]);
});

it('small pictures are never asked of colleagues', async () => {
  server.offered.set(`${attachmentId}/thumbnail`, bytes);
  await queue.fetch({ attachmentId, variant: 'thumbnail', contentHash, sizeBytes: null });
  expect([isRight(), askedColleagues]).toEqual([true, 0]);
});
