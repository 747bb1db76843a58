import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDamageProfile, runDamage, startOffline, unsentShownBy, type DamageProfile } from './support/damage-campaign.ts';
import { createRandom } from './support/seeded-random.ts';
import { createWorld, type Device, type World } from './support/world.ts';

let folder: string;
let closed: DamageProfile;
let killed: DamageProfile;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-healing-'));
  closed = await makeDamageProfile(join(folder, 'closed'), false);
  killed = await makeDamageProfile(join(folder, 'killed'), true);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('SY14: whatever is damaged, no wrong word is shown, and nothing unsent is lost', async () => {
  const firstSeed = Number(process.env['HALLWAY_SEED'] ?? Date.now() % 1_000_000);
  const kinds = new Set<string>();
  for (let index = 0; index < 90; index += 1) {
    const outcome = await runDamage(index % 2 === 0 ? closed : killed, firstSeed + index);
    expect(['untouched', 'harmless', 'noticed'], JSON.stringify(outcome)).toContain(outcome.kind);
    kinds.add(outcome.kind);
  }
  expect(kinds, `seed ${firstSeed}`).toContain('noticed');
}, 120_000);

describe('SY14: a healing that is killed', () => {
  const program = resolve(import.meta.dirname, 'support/killed-healing.ts');
  const open = (profile: string, killBefore: number) => spawnSync(process.execPath, [program, profile, String(killBefore)], { encoding: 'utf8' });
  const damaged = (name: string): string => {
    const profile = join(folder, name);
    cpSync(killed.folder, profile, { recursive: true });
    truncateSync(join(profile, 'stores', 'store.sqlite'), 10_000);
    return profile;
  };

  it('goes on with the next start, wherever it was, and loses nothing unsent', async () => {
    const steps = Number(open(damaged('uncut'), 0).stdout);
    expect(steps).toBeGreaterThan(30);
    const random = createRandom(Date.now());
    for (let round = 0; round < 14; round += 1) {
      const killBefore = 1 + Math.floor(((round + random()) / 14) * steps);
      const profile = damaged(`cut-${round}`);
      expect([killBefore, open(profile, killBefore).signal]).toEqual([killBefore, 'SIGKILL']);
      const device = startOffline(profile);
      await device.start();
      const { session, lost } = await unsentShownBy(device.client, killed);
      device.backend.stop();
      expect([killBefore, session, lost]).toEqual([killBefore, expect.objectContaining({ status: 'signedIn', notice: expect.objectContaining({ code: 'store_rebuilt' }) as unknown }), []]);
    }
  }, 120_000);
});

describe('with a server', () => {
  let world: World;
  let ada: Device;
  let ben: Device;
  let chatId: string;
  const newest = () => ({ chatId, anchorSeq: null, before: 100, after: 0 });
  const send = (device: Device, body: string) => device.client.call('sendMessage', { chatId, body, replyToMessageId: null });
  const bodies = async (device: Device) => (await device.read('messages', newest())).messages.filter(({ type }) => type === 'text').map(({ body }) => body);
  const settled = (device: Device) => device.until('connection', {}, (view) => view.connection.status === 'connected' && view.waitingCount === 0, 20_000);
  const stores = () => join(ada.profileFolder, 'stores');
  const storeFile = () => join(stores(), readdirSync(stores()).find((name) => name.endsWith('.sqlite') && !name.endsWith('.unsent.sqlite')) ?? '');
  const notice = async () => {
    const session = await ada.read('session', {});
    return session.status === 'signedIn' ? (session.notice?.code ?? null) : session.status;
  };
  const restartWith = async (change: (file: string) => void) => {
    ada.backend.stop();
    change(storeFile());
    ada = await ada.restart();
  };

  beforeAll(async () => {
    world = await createWorld();
    const people = [await world.addPerson('Ada Brandt'), await world.addPerson('Ben Ortiz')] as const;
    [ada, ben] = [await world.signInDevice(people[0]), await world.signInDevice(people[1])];
    ({ chatId } = await ada.client.call('createGroup', { name: 'Harbour', topic: null, memberIds: [people[1].userId] }));
    for (let number = 1; number <= 30; number += 1) await send(ada, `sent ${number}`);
    await settled(ada);
    await ben.until('messages', newest(), ({ messages }) => messages.some(({ body }) => body === 'sent 30'));
  });
  afterAll(() => world.close());

  it('SY14: a damaged store is fetched again, what was written offline is shown at once and arrives once, and the person is told', async () => {
    ada.network.cut();
    await send(ada, 'written offline');
    await ada.client.call('saveDraft', { chatId, draft: { body: 'begun', replyToMessageId: null } });
    await restartWith((file) => truncateSync(file, 20_000));
    expect(await notice()).toBe('store_rebuilt');
    expect(await bodies(ada)).toEqual(['written offline']);
    expect(await ada.client.call('readDraft', { chatId })).toMatchObject({ body: 'begun' });
    expect(readdirSync(join(stores(), 'set-aside')).length).toBeGreaterThan(0);
    ada.network.mend();
    await ada.client.call('reconnectNow', {});
    await settled(ada);
    await ben.until('messages', newest(), ({ messages }) => messages.some(({ body }) => body === 'written offline'));
    expect(await bodies(ada)).toEqual(await bodies(ben));
    expect((await bodies(ben)).filter((body) => body === 'written offline')).toHaveLength(1);
    expect(readdirSync(join(stores(), 'set-aside'))).toEqual([]);
    ada = await ada.restart();
    expect(await notice()).toBe('store_rebuilt');
    await ada.client.call('dismissNotice', {});
    ada = await ada.restart();
    expect(await notice()).toBe(null);
  });

  it('SY14: damage that is met while the store is open is healed, and its words are never shown', async () => {
    await settled(ada);
    const beside = ada.openStoreFile();
    beside.prepare('UPDATE messages SET body = ? WHERE body = ?').run('sent 3O', 'sent 30');
    beside.close();
    const seen: string[] = [];
    const end = ada.client.subscribe('messages', newest(), ({ messages }) => seen.push(...messages.map(({ body }) => body)), () => undefined);
    await ada.until('session', {}, (view) => view.status === 'signedIn' && view.notice !== null);
    await settled(ada);
    await expect.poll(() => bodies(ada)).toEqual(await bodies(ben));
    end();
    expect(seen).not.toContain('sent 3O');
    await ada.client.call('dismissNotice', {});
  });

  it('SY14: a group that one was removed from while the store was lost leaves its unsent words, to be discarded', async () => {
    const { chatId: other } = await ben.client.call('createGroup', { name: 'Elsewhere', topic: null, memberIds: [await idOf(ada)] });
    await ada.until('chatList', {}, (chats) => chats.some(({ id }) => id === other));
    ada.network.cut();
    await ada.client.call('sendMessage', { chatId: other, body: 'too late', replyToMessageId: null });
    await ben.client.call('removeMember', { chatId: other, userId: await idOf(ada) });
    await settled(ben);
    await restartWith((file) => writeFileSync(file, 'no database'));
    ada.network.mend();
    await ada.client.call('reconnectNow', {});
    await ada.until('connection', {}, (view) => view.connection.status === 'connected' && view.failedCount === 1, 20_000);
    const { messages } = await ada.read('messages', { chatId: other, anchorSeq: null, before: 10, after: 0 });
    expect(messages).toMatchObject([{ body: 'too late', delivery: { status: 'failed' } }]);
    expect((await ada.read('chatList', {})).find(({ id }) => id === other)?.title).toBe('Elsewhere');
    const [failed] = messages;
    if (failed?.delivery.status === 'failed') await ada.client.call('discardCommand', { commandId: failed.delivery.commandId });
    expect((await ada.read('chatList', {})).some(({ id }) => id === other)).toBe(false);
  });

  it.runIf(process.getuid?.() !== 0 && process.platform !== 'win32')('a store that may not be read is no damaged one', async () => {
    const file = storeFile();
    await restartWith((path) => chmodSync(path, 0o000));
    expect(await notice()).toBe('storeFailed');
    await restartWith(() => chmodSync(file, 0o600));
    expect(await bodies(ada)).toEqual(await bodies(ben));
  });

  it('SY8: signing out erases the copy of the unsent and what was set aside', async () => {
    ada.network.cut();
    await restartWith((file) => truncateSync(file, 0));
    await ada.client.call('signOut', {});
    expect(existsSync(stores()) ? readdirSync(stores(), { recursive: true }).filter((name) => name !== 'set-aside') : []).toEqual([]);
  });

  async function idOf(device: Device): Promise<string> {
    const session = await device.read('session', {});
    return session.status === 'signedIn' ? session.userId : '';
  }
});
