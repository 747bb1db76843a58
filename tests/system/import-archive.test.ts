import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCheckedArchive } from '#server/import/read-archive';
import { makeZip, type ZipFileContent } from './support/make-zip.ts';

let folder = '';
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-archive-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function save(content: Buffer): string {
  count += 1;
  const file = join(folder, `${String(count)}.zip`);
  writeFileSync(file, content);
  return file;
}

const users: ZipFileContent = { name: 'users.json', content: '[]' };
const open = (files: readonly ZipFileContent[]) => openCheckedArchive(save(makeZip(files)));

describe('an archive', () => {
  it('gives its files, deflated or stored, in any order', async () => {
    const archive = await open([users, { name: 'general/2024-01-02.json', content: '["ä👍"]', method: 0 }, { name: 'empty.json', content: '' }]);
    expect(archive.paths).toEqual(['users.json', 'general/2024-01-02.json', 'empty.json']);
    expect(await archive.readText('general/2024-01-02.json')).toBe('["ä👍"]');
    expect(await archive.readText('users.json')).toBe('[]');
    expect(await archive.readText('empty.json')).toBe('');
    await expect(archive.readText('gone.json')).rejects.toThrow('gone.json is not in the archive');
    archive.close();
  });

  it('may stand in a folder of its own, and hold what desktops add', async () => {
    const archive = await open([{ name: 'My export/', content: '' }, { ...users, name: 'My export/users.json' }, { name: '__MACOSX/._x', content: 'x' }]);
    expect(archive.paths).toEqual(['users.json']);
    archive.close();
  });

  const oneMegabyte = 1024 ** 2;
  it.each<[string, readonly ZipFileContent[], RegExp]>([
    ['a name that leads out of it', [users, { name: '../../etc/cron.d/x', content: 'x' }], /invalid relative path/],
    ['an absolute name', [{ name: '/etc/passwd', content: 'x' }], /absolute path/],
    ['a name with backslashes', [{ name: '..\\x', content: 'x' }], /invalid characters in fileName/],
    ['an encrypted file', [users, { name: 'a.json', content: 'x', flags: 1 }], /a\.json is encrypted/],
    ['an unknown compression', [{ name: 'a.json', content: 'x', method: 99 }], /compressed in a way/],
    ['a symbolic link', [{ name: 'a.json', content: '/etc/passwd', externalAttributes: 0xa1ff0000 }], /symbolic link/],
    ['content that explodes', [users, { name: 'a.json', content: Buffer.alloc(20 * oneMegabyte) }], /compressed \d+ times/],
    ['content larger than declared', [{ name: 'a.json', content: Buffer.alloc(oneMegabyte), uncompressedSize: 1_000 }], /damaged/],
    ['content smaller than declared', [{ name: 'a.json', content: 'x', uncompressedSize: 1_000 }], /damaged/],
    ['a wrong checksum', [{ name: 'a.json', content: 'abc', crc32: 1 }], /checksum is wrong/],
    ['one name twice', [users, users], /users\.json twice/],
  ])('is refused with %s', async (_what, files, message) => {
    await expect(open(files)).rejects.toMatchObject({ code: 'invalid_request', message: expect.stringMatching(message) as string });
  });

  it('is refused when it is larger than its limits', async () => {
    const limits = { entries: 2, bytesPerFile: 100, totalBytes: 150, compressionRatio: 100 };
    const file = (name: string, length: number) => ({ name, content: 'x'.repeat(length) });
    const openLimited = (files: readonly ZipFileContent[]) => openCheckedArchive(save(makeZip(files)), limits);
    await expect(openLimited([file('a', 1), file('b', 1), file('c', 1)])).rejects.toThrow('3 entries');
    await expect(openLimited([file('a', 101)])).rejects.toThrow('more than 100 bytes');
    await expect(openLimited([file('a', 90), file('b', 90)])).rejects.toThrow('more than 150 bytes');
  });

  it('is refused when it is cut off anywhere', async () => {
    const whole = makeZip([users, { name: 'a.json', content: 'some more content, long enough to be cut' }]);
    for (let length = 0; length < whole.length; length += 7) {
      await expect(openCheckedArchive(save(whole.subarray(0, length))), `cut after ${String(length)} bytes`).rejects.toMatchObject({ code: 'invalid_request' });
    }
  });

  it('is refused when any byte of its content is damaged', async () => {
    const whole = makeZip([{ name: 'a.json', content: 'some content that is compressed, and compressed well because it repeats', method: 8 }]);
    for (let position = 36; position < 60; position += 1) {
      const damaged = Buffer.from(whole);
      damaged.writeUInt8(damaged.readUInt8(position) ^ 0x55, position);
      await expect(openCheckedArchive(save(damaged)), `byte ${String(position)}`).rejects.toMatchObject({ code: 'invalid_request' });
    }
  });

  it('is refused when it is no file, a folder, or something else', async () => {
    await expect(openCheckedArchive(join(folder, 'none.zip'))).rejects.toMatchObject({ code: 'not_found' });
    await expect(openCheckedArchive(folder)).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(openCheckedArchive(save(Buffer.from('{"hello": true}')))).rejects.toThrow('not a complete zip archive');
  });
});
