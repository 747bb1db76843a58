import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchFile, outgoing, sha256, stage, untilFile } from './support/files.ts';
import { createWorld, type Device, type World } from './support/world.ts';

let world: World;
let ada: Device;
let ben: Device;
let chatId: string;
beforeEach(async () => {
  world = await createWorld();
  const [one, other] = [await world.addPerson('Ada Brandt'), await world.addPerson('Ben Okafor')];
  [ada, ben] = [await world.signInDevice(one), await world.signInDevice(other)];
  ({ chatId } = await ada.client.call('createDirectChat', { userId: other.userId }));
  await ben.until('chatList', {}, (chats) => chats.some((chat) => chat.id === chatId));
});
afterEach(() => world.close());

const photo = () => sharp({ create: { width: 1_200, height: 800, channels: 3, background: '#26c' } }).jpeg().withExif({ IFD0: { Copyright: 'secret place' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } }).toBuffer();
const send = async (device: Device, name: string, bytes: Uint8Array, body = '') =>
  device.client.call('sendMessage', { chatId, body, replyToMessageId: null, files: [outgoing(await stage(device, name, bytes))] });
const filesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /[0-9a-f]{64}$/.test(name)) : []);
const serverFiles = () => filesIn(join(world.dataDir, 'files'));
const deviceFiles = (device: Device) => filesIn(join(device.profileFolder, 'stores'));

describe('a picture', () => {
  it('F8, C13: arrives byte for byte as it was handed over, without its place, with a small picture, and is listed', async () => {
    const original = await photo();
    await send(ada, 'Beach.jpg', original, 'Look');
    const arrived = await untilFile(ben, chatId, 'Beach.jpg', ({ hasThumbnail }) => hasThumbnail);
    expect(arrived).toMatchObject({ kind: 'image', mimeType: 'image/jpeg', widthPx: 1_200, heightPx: 800, transfer: null });

    const answer = await fetchFile(ben, `${arrived.id}/original`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([answer.status, sha256(bytes), bytes.includes('secret place')]).toEqual([200, arrived.contentHash, false]);
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();

    const picture = Buffer.from(await (await fetchFile(ben, `${arrived.id}/thumbnail`)).arrayBuffer());
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'webp', width: 640 });
    const { files } = await ben.read('files', { chatId: null, filter: 'images', text: 'beach', limit: 10 });
    expect(files).toMatchObject([{ chatId, chatTitle: 'Ada Brandt', attachment: { fileName: 'Beach.jpg' } }]);
    expect((await ben.client.call('searchMessages', { text: 'beach.jpg has:file', order: 'newest', cursor: null, limit: 10, chatId: null })).hits).toHaveLength(1);
    const [chat] = await ben.read('chatList', {});
    expect(chat?.lastMessage?.preview).toEqual({ kind: 'text', text: 'Look' });
  });

  it('the second has a small picture as well as the first, and what is no picture inside has none', async () => {
    await send(ada, 'one.jpg', await photo());
    await send(ada, 'broken.png', Buffer.concat([await sharp({ create: { width: 90, height: 90, channels: 3, background: '#fff' } }).png().toBuffer()]).subarray(0, 60));
    await send(ada, 'two.png', await sharp({ create: { width: 900, height: 1_400, channels: 3, background: '#c62' } }).png().toBuffer());
    await untilFile(ben, chatId, 'two.png', ({ hasThumbnail }) => hasThumbnail);
    expect([(await untilFile(ben, chatId, 'one.jpg')).hasThumbnail, (await untilFile(ben, chatId, 'broken.png')).hasThumbnail]).toEqual([true, false]);
  });

  it('SY8: deleted, it leaves the server and both devices', async () => {
    const { messageId } = await send(ada, 'Beach.jpg', await photo());
    const arrived = await untilFile(ben, chatId, 'Beach.jpg', ({ hasThumbnail }) => hasThumbnail);
    await fetchFile(ben, `${arrived.id}/original`);
    await ada.until('messages', { chatId, anchorSeq: null, before: 10, after: 0 }, ({ messages }) => messages.every(({ delivery }) => delivery.status === 'sent'));
    expect(serverFiles()).toHaveLength(2);
    await ada.client.call('deleteMessage', { chatId, messageId });
    await expect.poll(() => [serverFiles(), deviceFiles(ada), deviceFiles(ben)].flat(), { timeout: 10_000 }).toEqual([]);
    expect((await fetchFile(ben, `${arrived.id}/original`)).status).toBe(404);
  });
});

describe('SY12: files that wait', () => {
  it('written offline, they are sent in their message’s place when the server is back, also after a restart', async () => {
    await world.stopServer();
    await send(ada, 'notes.txt', Buffer.from('first'));
    await ada.client.call('sendMessage', { chatId, body: 'second', replyToMessageId: null });
    const again = await ada.restart();
    await world.startServer();
    await again.until('connection', {}, ({ waitingCount }) => waitingCount === 0, 20_000);
    const { messages } = await ben.until('messages', { chatId, anchorSeq: null, before: 10, after: 0 }, (view) => view.messages.length === 2, 20_000);
    expect(messages.map(({ body, attachments }) => attachments[0]?.fileName ?? body)).toEqual(['notes.txt', 'second']);
  });

  it('one content is sent and kept once, however often it is named', async () => {
    const bytes = Buffer.from('the same');
    for (const name of ['one.txt', 'two.txt']) await send(ada, name, bytes);
    await untilFile(ben, chatId, 'two.txt');
    await fetchFile(ben, `${(await untilFile(ben, chatId, 'one.txt')).id}/original`);
    await ben.client.call('sendMessage', { chatId, body: '', replyToMessageId: null, files: [outgoing(await stage(ben, 'three.txt', bytes))] });
    await untilFile(ada, chatId, 'three.txt', ({ transfer }) => transfer === null);
    expect([serverFiles().length, deviceFiles(ben).length]).toEqual([1, 1]);
  });

  it('in a draft they outlive a restart', async () => {
    const file = outgoing(await stage(ada, 'plan.txt', Buffer.from('later')));
    await ada.client.call('saveDraft', { chatId, draft: { body: '', replyToMessageId: null, files: [file] } });
    const again = await ada.restart();
    expect(await again.client.call('readDraft', { chatId })).toEqual({ body: '', replyToMessageId: null, files: [file] });
    expect(await (await fetchFile(again, `staged/${file.contentHash}`)).text()).toBe('later');
  });
});

describe('what a window gets', () => {
  it('ranges of a file, for sound and film', async () => {
    const bytes = Buffer.from(Array.from({ length: 1_000 }, (_byte, index) => index % 251));
    await send(ada, 'sound.bin', bytes);
    const { id } = await untilFile(ben, chatId, 'sound.bin');
    const part = await fetchFile(ben, `${id}/original`, { range: 'bytes=10-19' });
    expect([part.status, part.headers.get('content-range'), Buffer.from(await part.arrayBuffer())]).toEqual([206, 'bytes 10-19/1000', bytes.subarray(10, 20)]);
    expect((await fetchFile(ben, `${id}/original`, { range: 'bytes=1000-' })).status).toBe(416);
  });

  it('F1, F2: a safe name, and nothing that could run', async () => {
    await send(ada, '../..\\CON\u202Egpj.html', Buffer.from('<!doctype html><script>alert(1)</script>'));
    const { id, mimeType, kind } = await untilFile(ben, chatId, 'CONgpj.html');
    const answer = await fetchFile(ben, `${id}/original`);
    expect([mimeType, kind, answer.headers.get('x-content-type-options')]).toEqual(['text/html', 'text', 'nosniff']);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''/);
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  });

  it('a clear refusal for what is empty, unknown, or not here', async () => {
    await expect(stage(ada, 'empty.txt', Buffer.alloc(0))).rejects.toThrow('file_empty');
    expect((await fetchFile(ada, 'staged/nothing')).status).toBe(400);
    expect((await fetchFile(ada, `staged/${'0'.repeat(64)}`)).status).toBe(410);
    expect((await fetchFile(ada, '00000000-0000-7000-8000-000000000001/original')).status).toBe(404);
    expect((await fetchFile(ada, 'a/b/c')).status).toBe(404);
    const gone = outgoing({ contentHash: '0'.repeat(64), fileName: 'x', mimeType: 'text/plain', kind: 'text', sizeBytes: 1 });
    await expect(ada.client.call('sendMessage', { chatId, body: '', replyToMessageId: null, files: [gone] })).rejects.toMatchObject({ code: 'file_changed' });
  });
});
