import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileTexts } from '../e2e/support/hostile-texts.ts';
import { fetchFile, sha256, stage } from './support/files.ts';
import { createWorld, type Device, type World } from './support/world.ts';

let world: World;
let ada: Device;
let adaElsewhere: Device;
let ben: Device;
let cleo: Device;
let ids: { ada: string; ben: string; cleo: string };

beforeAll(async () => {
  world = await createWorld();
  const people = [await world.addPerson('Ada Brandt'), await world.addPerson('Ben Ortiz'), await world.addPerson('Cléo Martin')] as const;
  ids = { ada: people[0].userId, ben: people[1].userId, cleo: people[2].userId };
  [ada, adaElsewhere, ben, cleo] = [await world.signInDevice(people[0]), await world.signInDevice(people[0]), await world.signInDevice(people[1]), await world.signInDevice(people[2])];
});
afterAll(() => world.close());

const card = (userId: string) => ({ userId });
const hourMs = 3_600_000;

describe('a profile', () => {
  it('is seen by everybody, also by who shares no chat, and by who signs in later', async () => {
    const status = { emoji: '🌴', text: 'On holiday', until: Date.now() + hourMs };
    await ada.client.call('updateProfile', { title: 'Head of boats', pronouns: 'she/her', timeZone: 'Europe/Lisbon', status });
    for (const device of [ben, cleo, adaElsewhere]) await device.until('person', card(ids.ada), (person) => person?.title === 'Head of boats' && person.pronouns === 'she/her' && person.timeZone === 'Europe/Lisbon' && person.status?.text === 'On holiday');
    const late = await world.signInDevice(await world.addPerson('Dana Late'));
    expect(await late.read('person', card(ids.ada))).toMatchObject({ title: 'Head of boats', status });
  });

  it('SY12: two devices that were offline change different fields, and neither undoes the other', async () => {
    await world.stopServer();
    await ada.until('connection', {}, (view) => view.connection.status !== 'connected');
    await adaElsewhere.until('connection', {}, (view) => view.connection.status !== 'connected');
    await ada.client.call('updateProfile', { title: 'Harbour master' });
    await adaElsewhere.client.call('updateProfile', { pronouns: 'they/them' });
    expect(await ada.read('person', card(ids.ada))).toMatchObject({ title: 'Harbour master', pronouns: 'she/her' });
    await world.startServer();
    for (const device of [ada, adaElsewhere, ben]) await device.until('person', card(ids.ada), (person) => person?.title === 'Harbour master' && person.pronouns === 'they/them');
    for (const device of [ada, adaElsewhere]) await device.until('connection', {}, (view) => view.waitingCount === 0);
  });

  it('a status goes from every device when it ends, without a word of the server', async () => {
    const { chatId } = await ben.client.call('createDirectChat', { userId: ids.ada });
    await cleo.client.call('updateProfile', { status: { emoji: null, text: 'Back in a moment', until: Date.now() + 2_500 } });
    await ada.client.call('updateProfile', { status: { emoji: '🏃', text: 'Back in a moment', until: Date.now() + 2_500 } });
    await ben.until('chatList', {}, (chats) => chats.some((chat) => chat.id === chatId && chat.personStatus?.emoji === '🏃'));
    await ben.until('person', card(ids.cleo), (person) => person?.status?.text === 'Back in a moment');
    await world.stopServer();
    await ben.until('chatList', {}, (chats) => chats.some((chat) => chat.id === chatId && chat.personStatus === null));
    for (const device of [ada, ben, cleo]) await device.until('person', card(ids.cleo), (person) => person !== null && person.status === null);
    await world.startServer();
    await ben.until('connection', {}, (view) => view.connection.status === 'connected');
  });

  it('takes nothing that is no title, no zone or no status', async () => {
    for (const wrong of [{ title: 'x'.repeat(121) }, { title: 'two\nlines' }, { title: '' }, { timeZone: '../../etc' }, { pronouns: 'x'.repeat(41) }, { status: { emoji: null, text: '', until: null } }, { status: { emoji: '🌴', text: 'x'.repeat(101), until: null } }]) {
      await expect(ada.client.call('updateProfile', wrong)).rejects.toMatchObject({ code: 'invalid_request' });
    }
    await ada.client.call('updateProfile', { timeZone: 'Atlantis/Sunken', status: { emoji: '<img src=x onerror=alert(1)>', text: '\u202Egnp.exe', until: null } });
    await ben.until('person', card(ids.ada), (person) => person?.timeZone === 'Atlantis/Sunken' && person.status?.emoji === '💬' && person.status.text === '\u202Egnp.exe');
  });

  it('hostile texts come through as they were written', async () => {
    const texts = hostileTexts().map(({ text }) => text.replaceAll(/\p{Cc}/gu, ' ').trim().slice(0, 100).toWellFormed()).slice(0, 60);
    for (const text of texts) await ada.client.call('updateProfile', { title: text, status: { emoji: null, text, until: null } });
    const last = texts.at(-1)?.trim();
    await ben.until('person', card(ids.ada), (person) => person?.title === last && person?.status?.text === last);
  });
});

describe('the directory', () => {
  it('finds by any word of name, title and address, accents or not, in the order of names', async () => {
    const found = async (text: string) => (await ben.read('directory', { text, isOnlineOnly: false, offset: 0, limit: 50 })).people.map(({ displayName }) => displayName);
    expect(await found('')).toEqual(['Ada Brandt', 'Ben Ortiz', 'Cléo Martin', 'Dana Late']);
    expect(await found('cleo mar')).toEqual(['Cléo Martin']);
    expect(await found('nobody')).toEqual([]);
    expect(await ben.read('directory', { text: '', isOnlineOnly: false, offset: 2, limit: 1 })).toMatchObject({ total: 4, offset: 2, people: [{ displayName: 'Cléo Martin', isSelf: false }] });
  });

  it('shows who is there', async () => {
    await ben.until('directory', { text: '', isOnlineOnly: true, offset: 0, limit: 50 }, ({ people }) => people.some(({ displayName, presence }) => displayName === 'Ada Brandt' && presence === 'active'));
  });
});

describe('pictures', () => {
  const square = (background: string) => sharp({ create: { width: 256, height: 256, channels: 3, background } }).webp().toBuffer();
  const pictureOf = async (device: Device, id: string) => (await device.read('pictures', {}))[id];
  const bytesOf = async (device: Device, contentHash: string) => sha256(Buffer.from(await (await fetchFile(device, `pictures/${contentHash}`)).arrayBuffer()));

  it('of a person reaches everybody, and goes from every disk when it is replaced', async () => {
    const [first, second] = [await square('#26c'), await square('#c62')];
    await ada.client.call('updateProfile', { picture: (await stage(ada, 'p.webp', first)).contentHash });
    expect(await pictureOf(ada, ids.ada)).toBe(sha256(first));
    await cleo.until('pictures', {}, (pictures) => pictures[ids.ada] === sha256(first));
    expect(await bytesOf(cleo, sha256(first))).toBe(sha256(first));
    await ada.client.call('updateProfile', { picture: (await stage(ada, 'p.webp', second)).contentHash });
    await cleo.until('pictures', {}, (pictures) => pictures[ids.ada] === sha256(second));
    expect((await fetchFile(cleo, `pictures/${sha256(first)}`)).status).toBe(404);
    await cleo.until('fileStorage', {}, ({ usedBytes }) => usedBytes === 0);
  });

  it('of a group are for those in it alone', async () => {
    const bytes = await square('#2c6');
    const { chatId } = await ada.client.call('createGroup', { name: 'Painters', topic: null, memberIds: [ids.ben] });
    await ada.client.call('updateGroup', { chatId, picture: (await stage(ada, 'g.webp', bytes)).contentHash });
    await ben.until('pictures', {}, (pictures) => pictures[chatId] === sha256(bytes));
    expect(await bytesOf(ben, sha256(bytes))).toBe(sha256(bytes));
    expect(await pictureOf(cleo, chatId)).toBeUndefined();
    expect((await fetchFile(cleo, `pictures/${sha256(bytes)}`)).status).toBe(404);
  });

  it('SY12: chosen without a server it waits, and is there when there is one', async () => {
    await world.stopServer();
    const bytes = await square('#999');
    await ben.client.call('updateProfile', { picture: (await stage(ben, 'b.webp', bytes)).contentHash });
    expect(await pictureOf(ben, ids.ben)).toBe(sha256(bytes));
    await world.startServer();
    await cleo.until('pictures', {}, (pictures) => pictures[ids.ben] === sha256(bytes));
  });

  it('that are none, or too large, are refused, and the former one is back', async () => {
    const before = await pictureOf(ben, ids.ben);
    const large = await sharp({ create: { width: 900, height: 900, channels: 3, background: '#123' } }).png().toBuffer();
    for (const bytes of [Buffer.from('<svg onload="alert(1)"/>'), Buffer.from('not a picture at all'), large]) {
      await ben.client.call('updateProfile', { picture: (await stage(ben, 'x.png', bytes)).contentHash });
      await ben.until('connection', {}, (view) => view.waitingCount === 0 && view.failedCount === 0);
      expect(await pictureOf(ben, ids.ben)).toBe(before);
    }
    await expect(ben.client.call('updateProfile', { picture: 'a'.repeat(64) })).rejects.toMatchObject({ code: 'file_changed' });
  });
});
