import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeAccount } from '#backend/account/account-file';
import { applyRows } from '#backend/apply/apply-rows';
import { Backend } from '#backend/backend';
import { openStore } from '#backend/store/open-store';
import { moveCursor } from '#backend/sync/sync-state';
import { systemClock } from '#backend/system-clock';
import { createContractClient, type ContractClient } from '#shared/contract/contract-client';
import { createMemoryCarriers } from '#shared/contract/memory-carrier';
import type { QueryName, QueryParams, QueryValue } from '#shared/contract/queries';
import type { SessionView } from '#shared/contract/views/session-view';
import { newId } from '#shared/domain/ids';
import type { RowSet } from '#shared/protocol/rows/row-set';
import type { Logger } from '#shared/runtime/logger';
import { damageStore, storeDamages, type StoreDamage } from './damage-store.ts';
import { createRandom } from './seeded-random.ts';

const ignore = (): void => undefined;
const quiet: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore, child: () => quiet };
const storeName = 'store';
const [organizationId, adaId, benId, epoch] = [newId(), newId(), newId(), newId()];
const chatIds = [newId(), newId(), newId()];
const messagesPerChat = 200;

/** What a device shows: every text that a person would read, by what it belongs to. */
type Shown = ReadonlyMap<string, string>;

export interface DamageProfile {
  readonly folder: string;
  readonly shown: Shown;
  readonly unsent: readonly string[];
}

/** Harmless: everything is shown as it was. Noticed: the person was told. */
export interface DamageOutcome {
  readonly seed: number;
  readonly damage: StoreDamage;
  readonly file: 'store' | 'copy';
  readonly kind: 'untouched' | 'harmless' | 'noticed' | 'wrong text' | 'silently missing' | 'unsent lost' | 'unusable';
  readonly detail: string;
}

/** An offline device on a profile of its own. */
export function startOffline(profileFolder: string): { backend: Backend; client: ContractClient; start(): Promise<void> } {
  const backend = new Backend({
    profileFolder, deviceName: 'a test', logger: quiet, clock: systemClock, random: Math.random, fetch: globalThis.fetch, onUnreadTotal: ignore,
    ports: { startDemoOrganization: () => Promise.reject(new Error('none')), protectSecret: async (secret) => secret, revealSecret: async (text) => text },
    openSocket: () => ({ send: ignore, terminate: ignore }),
  });
  const carriers = createMemoryCarriers();
  backend.connect(carriers.backend);
  return { backend, client: createContractClient(carriers.renderer), start: () => backend.start() };
}

/** Makes a profile with three chats, words that wait, a change that waits and a draft; `isKilled` leaves it as a killed program would. */
export async function makeDamageProfile(folder: string, isKilled: boolean): Promise<DamageProfile> {
  const working = `${folder}-working`;
  writeAccount(join(working, 'account.json'), { serverUrl: 'http://127.0.0.1:9', email: 'ada@example.org', userId: adaId, displayName: 'Ada Brandt', organizationId, organizationName: 'Blue Harbour', protectedToken: 'x', storeName, isDemo: false });
  const self = { userId: adaId, organizationId };
  const store = await openStore(join(working, 'stores', `${storeName}.sqlite`), ignore);
  store.transaction((writer) => {
    writer.run(`INSERT INTO organizations (id, name, slug, created_at, updated_at, change_seq) VALUES (?, 'Blue Harbour', 'blue', 0, 0, 0)`, organizationId);
    applyRows(writer, self, makeRows());
    moveCursor(writer, 10_000);
    writer.run('UPDATE sync_state SET epoch = ?, permissions = ?', epoch, JSON.stringify(['chat.view', 'chat.create_group']));
  });
  store.close();
  const device = startOffline(working);
  await device.start();
  const unsent = await writeUnsent(device.client);
  const shown = await readShown(device.client);
  if (isKilled) cpSync(working, folder, { recursive: true });
  device.backend.stop();
  if (!isKilled) cpSync(working, folder, { recursive: true });
  rmSync(working, { recursive: true });
  return { folder, shown, unsent };
}

/** Damages a copy of the profile, opens it without a network and compares what it shows with the truth. */
export async function runDamage(profile: DamageProfile, seed: number): Promise<DamageOutcome> {
  const random = createRandom(seed);
  const folder = `${profile.folder}-${seed}`;
  cpSync(profile.folder, folder, { recursive: true });
  const damage = storeDamages[Math.floor(random() * storeDamages.length)] ?? 'flip a bit';
  const file = random() < 0.15 ? 'copy' : 'store';
  const path = join(folder, 'stores', file === 'copy' ? `${storeName}.unsent.sqlite` : `${storeName}.sqlite`);
  const outcome = (kind: DamageOutcome['kind'], detail = '') => ({ seed, damage, file, kind, detail } as const);
  if (!existsSync(path) || !damageStore(path, damage, random)) {
    rmSync(folder, { recursive: true });
    return outcome('untouched');
  }
  const device = startOffline(folder);
  try {
    await device.start();
    const { session, shown } = await readUntilSettled(device.client);
    const judged = judge(profile, session, shown);
    return outcome(judged.kind, judged.detail);
  } catch (error) {
    return outcome('unusable', error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    device.backend.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The session, and what of the profile's unsent words is not shown. */
export async function unsentShownBy(client: ContractClient, profile: DamageProfile): Promise<{ session: SessionView; lost: string[] }> {
  const { session, shown } = await readUntilSettled(client);
  const texts = new Set(shown.values());
  return { session, lost: profile.unsent.filter((text) => !texts.has(text)) };
}

function judge(profile: DamageProfile, session: SessionView, shown: Shown): { kind: DamageOutcome['kind']; detail: string } {
  if (session.status !== 'signedIn') return { kind: 'unusable', detail: JSON.stringify(session) };
  for (const [key, text] of shown) {
    const known = profile.shown.get(key);
    if (known !== text) return { kind: 'wrong text', detail: `${key}: ${text.slice(0, 100)} for ${known?.slice(0, 100) ?? 'nothing'}` };
  }
  const texts = new Set(shown.values());
  const lost = profile.unsent.filter((text) => !texts.has(text));
  if (lost.length > 0) return { kind: 'unsent lost', detail: lost.join(' | ') };
  if (session.notice !== null) return { kind: 'noticed', detail: session.notice.code };
  if ([...profile.shown].every(([key, text]) => shown.get(key) === text)) return { kind: 'harmless', detail: '' };
  return { kind: 'silently missing', detail: [...profile.shown].filter(([key, text]) => shown.get(key) !== text).slice(0, 3).join(' | ') };
}

async function readUntilSettled(client: ContractClient): Promise<{ session: SessionView; shown: Shown }> {
  const seen = new Map<string, string>();
  for (let round = 0; ; round += 1) {
    try {
      const shown = await readShown(client);
      const session = await read(client, 'session', {});
      return { session, shown: new Map([...seen, ...shown]) };
    } catch (error) {
      if (round > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** Reads everything that a person could look at. */
async function readShown(client: ContractClient): Promise<Shown> {
  const shown = new Map<string, string>();
  for (const chat of await read(client, 'chatList', {})) {
    shown.set(`title ${chat.id}`, chat.title);
    if (chat.lastMessage !== null) shown.set(`preview ${chat.id}`, JSON.stringify(chat.lastMessage.preview));
    const { messages } = await read(client, 'messages', { chatId: chat.id, anchorSeq: null, before: 500, after: 0 });
    for (const message of messages) {
      shown.set(`message ${message.id}`, message.body);
      shown.set(`sender ${message.id}`, message.senderName);
      for (const reaction of message.reactions) shown.set(`reaction ${message.id} ${reaction.emoji}`, reaction.names.join());
    }
    const draft = await client.call('readDraft', { chatId: chat.id });
    if (draft !== null) shown.set(`draft ${chat.id}`, draft.body);
  }
  for (const person of await read(client, 'people', { text: '', limit: 50 })) shown.set(`person ${person.userId}`, person.displayName);
  return shown;
}

function read<N extends QueryName>(client: ContractClient, name: N, params: QueryParams<N>): Promise<QueryValue<N>> {
  return new Promise((resolve, reject) => {
    const end = client.subscribe(name, params, (value) => {
      queueMicrotask(() => end());
      resolve(value);
    }, reject);
  });
}

async function writeUnsent(client: ContractClient): Promise<string[]> {
  const unsent: string[] = [];
  for (const [index, chatId] of chatIds.entries()) {
    for (let count = 0; count < 4; count += 1) {
      unsent.push(`not sent ${index} ${count}`);
      await client.call('sendMessage', { chatId, body: unsent.at(-1) ?? '', replyToMessageId: null });
    }
  }
  const { chatId: made } = await client.call('createGroup', { name: 'Made offline', topic: null, memberIds: [benId] });
  unsent.push('Made offline', 'first words of a new group', 'a draft that was begun');
  await client.call('sendMessage', { chatId: made, body: 'first words of a new group', replyToMessageId: null });
  await client.call('saveDraft', { chatId: chatIds[1] ?? '', draft: { body: 'a draft that was begun', replyToMessageId: null } });
  return unsent;
}

function makeRows(): RowSet {
  const user = (id: string, displayName: string, changeSeq: number) => ({ id, email: `${displayName.slice(0, 3).toLowerCase()}@example.org`, displayName, title: 'Carpenter', timeZone: null, avatarUrl: null, status: 'active' as const, changeSeq });
  const own = { lastReadSeq: 0, notificationPreference: 'all', mutedUntil: null, pinnedAt: null } as const;
  const member = (chatId: string, userId: string, changeSeq: number) => ({ chatId, userId, role: 'member' as const, joinedAt: 1_000, leftAt: null, changeSeq, ...(userId === adaId ? { own } : {}) });
  const ids = new Map<string, string>();
  const idOf = (chat: number, index: number) => {
    const key = `${chat} ${index}`;
    const id = ids.get(key) ?? newId();
    ids.set(key, id);
    return id;
  };
  const numbers = Array.from({ length: messagesPerChat }, (_value, index) => index);
  const all = chatIds.flatMap((chatId, chat) => numbers.map((index) => ({ chatId, chat, index })));
  return {
    users: [user(adaId, 'Ada Brandt', 1), user(benId, 'Ben Ortiz', 2)],
    chats: chatIds.map((id, index) => ({ id, kind: 'group', name: `Chat ${index}`, topic: 'What this is about', avatarUrl: null, status: 'active', createdById: adaId, createdAt: 1_000, changeSeq: 3 + index })),
    members: chatIds.flatMap((chatId) => [member(chatId, adaId, 6), member(chatId, benId, 7)]),
    messages: all.map(({ chatId, chat, index }) => ({
      id: idOf(chat, index), chatId, senderId: index % 2 === 0 ? benId : adaId, type: 'text', seq: index + 1, body: bodyOf(index, idOf(chat, index)), replyToMessageId: null, threadRootMessageId: null,
      createdAt: 10_000 + index, editedAt: null, editCount: 0, deletedAt: null, deletedById: null, changeSeq: 100 + chat * messagesPerChat + index,
    })),
    reactions: all.filter(({ index }) => index % 10 === 0).map(({ chatId, chat, index }) => ({ messageId: idOf(chat, index), chatId, userId: benId, emoji: '👍', createdAt: 20_000, removedAt: null, changeSeq: 5_000 + index })),
    snapshots: chatIds.map((chatId) => ({ chatId, historyFloorSeq: 1, unreadBefore: 0 })),
  };
}

/** Short ones, and some that need pages of their own. */
function bodyOf(index: number, id: string): string {
  return index % 50 === 0 ? `${id} ${'a long message '.repeat(500)}` : `message ${index} with a few words in it`;
}
