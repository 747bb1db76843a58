import { createHash } from 'node:crypto';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TusError } from './tus-error.ts';
import { writePart } from './write-part.ts';

/** Memory of its own, as a piece of a request has. */
function pieceOf(text: string): Buffer {
  return Buffer.from(new TextEncoder().encode(text).buffer);
}

describe('F5: writePart', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hallway-part-'));
    path = join(folder, 'upload');
    writeFileSync(path, 'begun ');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const begin = (file = path, stop: AbortSignal | null = null) => {
    const request = new PassThrough();
    const hash = createHash('sha256');
    const target = createWriteStream(file, { flags: 'r+', start: file === path ? 6 : 0, highWaterMark: 8 });
    return { request, hash, written: writePart({ request, stop }, { file: target, hashes: [hash] }) };
  };
  const comes = (request: PassThrough, piece: Buffer) => new Promise((resolve) => request.write(piece, resolve));

  it('writes and hashes all of it, slower than it comes, and gives the memory back', async () => {
    const { request, hash, written } = begin();
    const pieces = ['what came first, ', 'what came then, ', 'and the end'].map(pieceOf);
    const text = pieces.join('');
    for (const piece of pieces) request.write(piece);
    request.end();
    await written;
    expect(readFileSync(path, 'utf8')).toBe(`begun ${text}`);
    expect(hash.digest('hex')).toBe(createHash('sha256').update(text).digest('hex'));
    expect(pieces.map(({ byteLength }) => byteLength)).toEqual([0, 0, 0]);
  });

  it('leaves memory alone that others share', async () => {
    const { request, written } = begin();
    const all = pieceOf('mine and theirs');
    request.end(all.subarray(0, 5));
    await written;
    expect([readFileSync(path, 'utf8'), all.toString()]).toEqual(['begun mine ', 'mine and theirs']);
  });

  it('cut off, it keeps what came and says that it is not whole', async () => {
    const { request, written } = begin();
    const failed = expect(written).rejects.toBeInstanceOf(TusError);
    await comes(request, pieceOf('half of it'));
    request.destroy(new Error('aborted'));
    await failed;
    expect(readFileSync(path, 'utf8')).toBe('begun half of it');
  });

  it('stopped, it keeps what came, takes nothing more and leaves the request open for its answer', async () => {
    const stop = new AbortController();
    const { request, written } = begin(path, stop.signal);
    const failed = expect(written).rejects.toBeInstanceOf(TusError);
    await comes(request, pieceOf('until here'));
    stop.abort();
    await failed;
    await comes(request, pieceOf(' and no further'));
    expect([readFileSync(path, 'utf8'), request.destroyed]).toEqual(['begun until here', false]);
  });

  it('stopped before it began, it takes nothing', async () => {
    const { request, written } = begin(path, AbortSignal.abort());
    request.write(pieceOf('too late'));
    await expect(written).rejects.toBeInstanceOf(TusError);
    expect(readFileSync(path, 'utf8')).toBe('begun ');
  });

  it('says what the disk says, and leaves the request open for its answer', async () => {
    const { request, written } = begin('/dev/full');
    request.write(pieceOf('more than fits on the disk'));
    await expect(written).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(request.destroyed).toBe(false);
  });
});
