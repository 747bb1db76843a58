import { readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#shared/domain/ids';
import type { Intent } from '#shared/protocol/commands/command';
import type { CommandResult } from '#shared/protocol/commands/command-result';
import { sha256 } from './support/files.ts';
import { startOrganizationServer, type KnownPerson, type OrganizationServer } from './support/organization-server.ts';
import { RawUpload } from './support/raw-upload.ts';
import type { ServerClient } from './support/server-client.ts';
import { databaseKinds, type TestDatabases } from './support/test-databases.ts';

describe.each(databaseKinds)('files on a server on $kind', ({ start }) => {
  let databases: TestDatabases;
  let server: OrganizationServer;
  let ada: Member;
  let ben: Member;
  let eve: Member;
  let chatId: string;

  interface Member {
    readonly person: KnownPerson;
    readonly uploads: RawUpload;
    readonly client: ServerClient;
  }
  const enter = async (name: string): Promise<Member> => {
    const person = await server.addPerson(name);
    return { person, uploads: new RawUpload(server.url, await server.signIn(person)), client: await server.greet(person) };
  };

  beforeAll(async () => {
    databases = await start();
    const { databaseUrl } = await databases.create();
    server = await startOrganizationServer(databaseUrl, { files: { maxFileBytes: 9_000_000, quotaBytes: 30_000_000, s3: null } });
    [ada, ben, eve] = [await enter('Ada Brandt'), await enter('Ben Ortiz'), await enter('Eve Stone')];
    chatId = newId();
    await act(ada, { kind: 'chat.createGroup', chatId, name: 'Harbour', topic: null, memberIds: [ben.person.userId] });
  });
  afterAll(async () => {
    await server.close();
    await databases.stop();
  });

  const act = ({ client }: Member, intent: Intent): Promise<CommandResult> => client.act(intent);
  const attachment = (contentHash: string, more: object = {}) => ({
    id: newId(), fileName: 'file.bin', mimeType: 'image/png', sizeBytes: 1, contentHash, widthPx: null, heightPx: null, durationMs: null, placeholder: null, waveform: null, isRecording: false, previewContentHash: null, ...more,
  });
  const send = async (member: Member, contentHash: string, more: object = {}) => {
    const file = attachment(contentHash, more);
    const messageId = newId();
    const result = await act(member, { kind: 'message.send', chatId, messageId, body: '', replyToMessageId: null, attachments: [file] });
    return { result, messageId, id: file.id };
  };
  const bytesOf = (text: string) => Buffer.from(text);
  const stored = () => readdirSync(join(server.dataDir, 'files'), { recursive: true, encoding: 'utf8' }).filter((name) => /[0-9a-f]{64}$/.test(name)).map((name) => name.slice(-64));

  it('C13: what was uploaded in parts is downloaded byte for byte, whole and in pieces', async () => {
    const bytes = Buffer.alloc(5_000_000, 'Hallway and its files ');
    const path = await ada.uploads.begin(bytes);
    for (let offset = 0; offset < bytes.length; offset += 1_500_000) expect((await ada.uploads.patch(path, offset, bytes.subarray(offset, offset + 1_500_000))).status).toBe(204);
    const { id, result } = await send(ada, sha256(bytes), { fileName: 'report “final”.bin' });
    expect(result.status).toBe('done');
    const whole = await ben.uploads.get(`/api/files/${id}/original`);
    expect(sha256(Buffer.from(await whole.arrayBuffer()))).toBe(sha256(bytes));
    expect(whole.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''report%20%E2%80%9Cfinal%E2%80%9D.bin`);
    const piece = await ben.uploads.get(`/api/files/${id}/original`, { Range: 'bytes=1000-1999' });
    expect([piece.status, piece.headers.get('content-range'), Buffer.from(await piece.arrayBuffer()).equals(bytes.subarray(1_000, 2_000))]).toEqual([206, 'bytes 1000-1999/5000000', true]);
  });

  describe('F5: uploads that go wrong', () => {
    it('cut off in a part, it goes on at the byte that arrived; a damaged part is thrown away', async () => {
      const bytes = Buffer.alloc(400_000, 'cut off ');
      const path = await ada.uploads.begin(bytes);
      await cutPatch(server.url, await server.signIn(ada.person), { path, bytes, sentBytes: 150_000 });
      await expect.poll(async () => (await ada.uploads.offset(path)) ?? 0).toBeGreaterThan(0);
      const offset = (await ada.uploads.offset(path)) ?? 0;
      const wrong = await ada.uploads.patch(path, offset, bytes.subarray(offset), { 'Upload-Checksum': `sha256 ${Buffer.alloc(32).toString('base64')}` });
      expect([wrong.status, await ada.uploads.offset(path)]).toEqual([460, offset]);
      const right = await ada.uploads.patch(path, offset, bytes.subarray(offset), { 'Upload-Checksum': checksumOf(bytes.subarray(offset)) });
      expect([right.status, await ada.uploads.held([sha256(bytes)])]).toEqual([204, [sha256(bytes)]]);
    });

    it('it outlives a restart of the server', async () => {
      const bytes = Buffer.alloc(300_000, 'restarted ');
      const path = await ada.uploads.begin(bytes);
      await ada.uploads.patch(path, 0, bytes.subarray(0, 100_000));
      await server.restart();
      expect(await ada.uploads.offset(path)).toBe(100_000);
      expect((await ada.uploads.patch(path, 100_000, bytes.subarray(100_000))).status).toBe(204);
      expect(await ada.uploads.held([sha256(bytes)])).toEqual([sha256(bytes)]);
      ada = { ...ada, client: await server.greet(ada.person) };
      ben = { ...ben, client: await server.greet(ben.person) };
      eve = { ...eve, client: await server.greet(eve.person) };
    });

    it('whole on the disk and not answered for, as after a crash, it counts once it is asked for', async () => {
      const bytes = bytesOf('the last byte came, the answer did not');
      const path = await ada.uploads.begin(bytes);
      writeFileSync(join(server.dataDir, 'uploads', path.split('/').at(-1) ?? ''), bytes);
      expect([await ada.uploads.offset(path), await ada.uploads.held([sha256(bytes)])]).toEqual([null, [sha256(bytes)]]);
    });

    it('with the disk full it waits where it is, and goes on when there is space', async () => {
      const bytes = bytesOf('more than fits on the disk');
      const path = await ada.uploads.begin(bytes);
      const file = join(server.dataDir, 'uploads', path.split('/').at(-1) ?? '');
      rmSync(file);
      symlinkSync('/dev/full', file);
      const answer = await ada.uploads.patch(path, 0, bytes);
      expect([answer.status, await answer.json()]).toMatchObject([507, { error: { code: 'storage_full' } }]);
      rmSync(file);
      writeFileSync(file, '');
      expect([await ada.uploads.offset(path), (await ada.uploads.patch(path, 0, bytes)).status]).toEqual([0, 204]);
      expect(await ada.uploads.held([sha256(bytes)])).toEqual([sha256(bytes)]);
    });

    it('other bytes than were said are not taken, and leave nothing', async () => {
      const bytes = bytesOf('what was promised');
      const path = await ada.uploads.begin(bytes);
      const answer = await ada.uploads.patch(path, 0, bytesOf('what was PROMISED'));
      expect([answer.status, await answer.json()]).toMatchObject([460, { error: { code: 'file_damaged' } }]);
      expect([await ada.uploads.offset(path), await ada.uploads.held([sha256(bytes)])]).toEqual([null, []]);
    });

    it('an offset past the end or behind it, a second finish and a second end are refused', async () => {
      const bytes = bytesOf('twelve bytes');
      const path = await ada.uploads.begin(bytes);
      expect((await ada.uploads.patch(path, 5, bytes.subarray(5))).status).toBe(409);
      expect((await ada.uploads.patch(path, 0, bytes.subarray(0, 4))).status).toBe(204);
      expect((await ada.uploads.patch(path, 0, bytes)).status).toBe(409);
      expect((await ada.uploads.patch(path, 4, Buffer.concat([bytes.subarray(4), bytesOf('and more')]))).status).toBeGreaterThanOrEqual(400);
      expect((await ada.uploads.patch(path, (await ada.uploads.offset(path)) ?? 0, bytes.subarray((await ada.uploads.offset(path)) ?? 0))).status).toBeLessThan(500);
      expect((await ada.uploads.patch(path, 12, bytesOf('x'))).status).toBeGreaterThanOrEqual(400);
    });

    it('many parts of one byte are the file in the end', async () => {
      const bytes = Buffer.from(Array.from({ length: 300 }, (_byte, index) => index % 256));
      const path = await ada.uploads.begin(bytes);
      for (const [offset, byte] of bytes.entries()) await ada.uploads.patch(path, offset, Uint8Array.of(byte));
      expect(await ada.uploads.held([sha256(bytes)])).toEqual([sha256(bytes)]);
    });

    it('a part that does not say how long it is arrives as well, and not one byte more than the file has', async () => {
      const bytes = bytesOf('sent in pieces, as they are made');
      const path = await ada.uploads.begin(bytes);
      expect((await ada.uploads.patch(path, 0, new Blob([bytes, 'and more']).stream(), { 'Upload-Checksum': checksumOf(bytes) })).status).toBeGreaterThanOrEqual(400);
      const offset = (await ada.uploads.offset(path)) ?? 0;
      const rest = bytes.subarray(offset);
      expect((await ada.uploads.patch(path, offset, new Blob([rest]).stream(), { 'Upload-Checksum': checksumOf(rest) })).status).toBe(204);
      expect(await ada.uploads.held([sha256(bytes)])).toEqual([sha256(bytes)]);
    });

    it('another person’s upload does not exist, whatever is asked of it', async () => {
      const bytes = bytesOf('of ada alone');
      const path = await ada.uploads.begin(bytes);
      expect([await eve.uploads.offset(path), (await eve.uploads.patch(path, 0, bytes)).status, (await eve.uploads.remove(path)).status]).toEqual([null, 404, 404]);
      expect([await ada.uploads.offset(path), (await ada.uploads.remove(path)).status, await ada.uploads.offset(path)]).toEqual([0, 204, null]);
      expect((await new RawUpload(server.url, 'no token').create(bytes)).status).toBe(401);
    });

    it('without a hash, of no size, too large or beyond the organization’s space it does not begin', async () => {
      const code = async (answer: Promise<Response>) => [(await answer).status, ((await (await answer).json()) as { error: { code: string } }).error.code];
      expect(await code(ada.uploads.create(bytesOf('x'), { 'Upload-Metadata': 'contentHash bm9uc2Vuc2U=' }))).toEqual([400, 'invalid_request']);
      expect(await code(ada.uploads.create(Buffer.alloc(0)))).toEqual([400, 'file_empty']);
      expect(await code(ada.uploads.create(bytesOf('x'), { 'Upload-Length': '9000001' }))).toEqual([413, 'file_too_large']);
      for (let part = 0; part < 3; part += 1) await ada.uploads.whole(Buffer.alloc(8_000_000, `part ${part} of much `)).catch(() => null);
      expect(await code(ada.uploads.create(bytesOf('x'), { 'Upload-Length': '8000000' }))).toEqual([507, 'file_quota_reached']);
    });
  });

  describe('F6: the right to a file is the right to its message', () => {
    it('a hash is no file: only who has uploaded it or sees it may name it', async () => {
      const hash = await ada.uploads.whole(bytesOf('a secret that leaked by its name'));
      expect((await send(ben, hash)).result).toMatchObject({ status: 'refused', code: 'file_missing' });
      expect((await send(ada, hash)).result.status).toBe('done');
      expect((await send(ben, hash)).result.status).toBe('done');
      expect([await ben.uploads.held([hash]), await eve.uploads.held([hash])]).toEqual([[hash], []]);
    });

    it('nobody else gets it: not by guessing, not through its picture, not any more after leaving or deletion', async () => {
      const picture = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#28c' } }).png().toBuffer();
      const { id, messageId } = await send(ada, await ada.uploads.whole(picture));
      const doors = async (member: Member) => Promise.all(['original', 'thumbnail'].map(async (variant) => (await member.uploads.get(`/api/files/${id}/${variant}`)).status));
      expect([await doors(ben), await doors(eve)]).toEqual([[200, 200], [404, 404]]);
      expect((await ben.uploads.get(`/api/files/${newId()}/original`)).status).toBe(404);
      expect((await ben.uploads.get(`/api/files/${id}/../../server`)).status).not.toBe(206);
      await act(ada, { kind: 'member.remove', chatId, userId: ben.person.userId });
      expect(await doors(ben)).toEqual([404, 404]);
      await act(ada, { kind: 'member.add', chatId, userIds: [ben.person.userId] });
      expect(await doors(ben)).toEqual([200, 200]);
      expect(stored()).toContain(sha256(picture));
      await act(ada, { kind: 'message.delete', chatId, messageId });
      expect(await doors(ada)).toEqual([404, 404]);
      await expect.poll(stored, { timeout: 10_000 }).not.toContain(sha256(picture));
    });

    it('an attachment’s id is of one message', async () => {
      const hash = await ada.uploads.whole(bytesOf('once'));
      const { id } = await send(ada, hash);
      expect((await send(ada, hash, { id })).result).toMatchObject({ status: 'refused', code: 'conflict' });
    });
  });

  describe('F2, F3: what strangers call pictures', () => {
    const told = async (bytes: Buffer) => {
      const { id, messageId } = await send(ada, await ada.uploads.whole(bytes), { mimeType: 'image/png', fileName: 'innocent.png' });
      const row = await server.database.get<{ details: string }>('SELECT details FROM messages WHERE id = ?', [messageId]);
      const [file] = (JSON.parse(row?.details ?? '{}') as { attachments: { mimeType: string; thumbnailContentHash: string | null }[] }).attachments;
      const answer = await ben.uploads.get(`/api/files/${id}/original`);
      return { type: file?.mimeType, hasPicture: file?.thumbnailContentHash !== null, served: answer.headers.get('content-type'), way: answer.headers.get('content-disposition')?.split(';')[0], headers: answer.headers };
    };

    it.each([
      ['HTML', '<!doctype html><script>alert(1)</script>', 'text/html'],
      ['SVG with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'image/svg+xml'],
      ['a program', 'MZ\u0090\0\u0003\0\0\0', 'application/x-msdownload'],
    ])('%s is what it is, saved and never shown', async (_name, text, type) => {
      const { headers, ...facts } = await told(Buffer.from(text, 'latin1'));
      expect(facts).toEqual({ type, hasPicture: false, served: type, way: 'attachment' });
      expect([headers.get('x-content-type-options'), headers.get('content-security-policy')]).toEqual(['nosniff', "default-src 'none'; sandbox"]);
    });

    it('a picture of 30,000 × 30,000, a torn one, and one of ten thousand frames leave the server as it was', async () => {
      const huge = pngOf(30_000, 30_000);
      const torn = (await sharp({ create: { width: 800, height: 800, channels: 3, background: '#a40' } }).jpeg().toBuffer()).subarray(0, 900);
      expect([(await told(huge)).hasPicture, (await told(torn)).hasPicture]).toEqual([false, false]);
      expect((await told(gifOf(10_000))).hasPicture).toBe(true);
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
      expect(process.memoryUsage().rss).toBeLessThan(1_500_000_000);
    });
  });
});

/** What a part is said to be. */
function checksumOf(bytes: Uint8Array): string {
  return `sha256 ${Buffer.from(sha256(bytes), 'hex').toString('base64')}`;
}

/** Sends the beginning of a part and cuts the connection. */
function cutPatch(serverUrl: string, token: string, { path, bytes, sentBytes }: { path: string; bytes: Buffer; sentBytes: number }): Promise<void> {
  return new Promise((resolve) => {
    const headers = { Authorization: `Bearer ${token}`, 'Tus-Resumable': '1.0.0', 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': '0', 'Content-Length': String(bytes.length), 'Upload-Checksum': checksumOf(bytes) };
    const sent = request(`${serverUrl}${path}`, { method: 'PATCH', headers });
    sent.on('error', () => resolve());
    sent.on('close', () => resolve());
    sent.write(bytes.subarray(0, sentBytes), () => setTimeout(() => sent.destroy(), 200));
  });
}

/** A PNG that says how large it is and has nothing else. */
function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(25);
  header.writeUInt32BE(13, 0);
  header.write('IHDR', 4, 'latin1');
  header.writeUInt32BE(width, 8);
  header.writeUInt32BE(height, 12);
  header.set([8, 2, 0, 0, 0], 16);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), header, Buffer.alloc(64)]);
}

/** A GIF of one pixel and so many frames. */
function gifOf(frames: number): Buffer {
  const head = Buffer.from('474946383961010001008000000000ffffff', 'hex');
  const frame = Buffer.from('21f90400010000002c000000000100010000020144003b'.slice(0, -2), 'hex');
  return Buffer.concat([head, Buffer.alloc(1), ...Array.from({ length: frames }, () => frame), Buffer.from('3b', 'hex')]);
}
