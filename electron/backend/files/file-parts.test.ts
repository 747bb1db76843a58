import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileParts } from './file-parts.ts';

const sizeBytes = 2_500;
const partBytes = 1_000;

describe('the parts of a file that is sent', () => {
  const content = randomBytes(sizeBytes);
  let folder: string;
  let file: string;
  let parts: FileParts;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hallway-parts-'));
    file = join(folder, 'content');
    writeFileSync(file, content);
    parts = new FileParts({ file, sizeBytes, partBytes });
  });
  afterEach(async () => {
    await parts.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const expectPart = async (start: number, end: number) => {
    const part = await parts.at(start);
    expect(part.bytes.equals(content.subarray(start, end))).toBe(true);
    expect(part.digest.equals(createHash('sha256').update(content.subarray(start, end)).digest())).toBe(true);
  };

  it('come one after the other with their checksums, the last one as long as is left', async () => {
    await expectPart(0, 1_000);
    await expectPart(1_000, 2_000);
    await expectPart(2_000, 2_500);
  });

  it('may begin anywhere, be asked for again and be left out', async () => {
    await expectPart(300, 1_300);
    await expectPart(300, 1_300);
    await expectPart(2_200, 2_500);
    await expectPart(700, 1_700);
    await expectPart(1_700, 2_500);
  });

  it('stay what they were while the next one is made ready', async () => {
    const first = await parts.at(0);
    await parts.close();
    expect(first.bytes.equals(content.subarray(0, 1_000))).toBe(true);
  });

  it('of a file that became shorter meanwhile are refused', async () => {
    truncateSync(file, 1_500);
    await expectPart(0, 1_000);
    await expect(parts.at(1_000)).rejects.toMatchObject({ code: 'file_changed' });
  });
});
