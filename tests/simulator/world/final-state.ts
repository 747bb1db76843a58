import { existsSync, readFileSync } from 'node:fs';
import type { DeviceState, LoggedRow, ServerState } from '../history.ts';
import { digestFor, dumpFor, type ReadRows } from '../digest.ts';
import { bodyMark, discardFailedChanges, signIn, tellFound, tellShown } from './operations.ts';
import { ownChats } from './acting.ts';
import { readSyncState } from './frame-recorder.ts';
import { loggedTables, type Stored } from './logged-rows.ts';
import { giveRightsBack } from './rights.ts';
import type { SimulatedDevice } from './simulated-device.ts';
import type { World } from './world.ts';

/** Ten seconds, the longest pause between two attempts, and the longest wait that the server may ask for. */
const quietLimitMs = 75_000;
const lookEveryMs = 400;
/** Both sides erase deleted text from their files within three seconds. */
const erasingMs = 3_000;
const wordsSearchedInTheEnd = 3;

/** Ends all faults, brings everybody back, and lets time pass until everything has travelled. */
export async function becomeQuiet(world: World): Promise<void> {
  world.isQuiet = true;
  world.recorder.add({ type: 'fault', kind: 'quiet' });
  await world.server.start();
  world.server.database?.mend();
  for (const device of world.devices) await mend(device);
  await giveRightsBack(world);
  await world.pass(1_500);
  for (const device of world.devices) await comeBack(device);
  const untilMs = world.time.elapsedMs + quietLimitMs;
  // Twice in a row: what the last answers bring about is on its way the first time.
  for (let settledCount = 0; settledCount < 2 && world.time.elapsedMs < untilMs; settledCount = isSettled(world) ? settledCount + 1 : 0) await world.pass(lookEveryMs);
  for (const device of world.devices) await discardFailedChanges(world, device);
  await world.pass(erasingMs);
}

async function mend(device: SimulatedDevice): Promise<void> {
  device.storeFailure = null;
  const { weather } = device;
  Object.assign(weather, { isOffline: false, upMs: 2, downMs: 2 });
  weather.up.length = 0;
  weather.down.length = 0;
  for (const link of device.links) {
    link.socket.bufferedAmount = 0;
    link.letGo();
  }
  await device.start();
}

async function comeBack(device: SimulatedDevice): Promise<void> {
  if (device.store === null) signIn(device);
  else await device.call('reconnectNow', {}).catch(() => undefined);
}

/** What follows a chat's refused creation stands with it: the person was told, and decides. */
const isUnderWay = `status = 'waiting' AND chat_id NOT IN (SELECT chat_id FROM outbox WHERE status = 'failed' AND intent LIKE '{"kind":"chat.create%')`;

function isSettled(world: World): boolean {
  const isThere = world.devices.every((device) => {
    // What nobody has noticed yet will be noticed: a connection through which nothing passes.
    const isBlind = [...device.links].some((link) => link.isHalfOpen);
    if (device.store === null || device.status !== 'connected' || isBlind) return false;
    const state = readSyncState(device);
    if (state?.epoch !== world.server.epoch || state.cursor === 0) return false;
    const open = device.store.get(`SELECT 1 AS found FROM outbox WHERE ${isUnderWay}`) ?? device.store.get('SELECT 1 AS found FROM chat_sync WHERE history_floor_seq > 1');
    return open === undefined;
  });
  for (const device of world.devices) if (device.store === null) signIn(device);
  return isThere;
}

/** Tells the history how everything is in the end. */
export async function tellFinal(world: World, isReopened: boolean): Promise<void> {
  for (const device of world.devices) {
    const list = device.query('chatList', {}) ?? [];
    for (const { id } of ownChats(device)) tellShown(world, device, { chatId: id, list });
  }
  const someWords = world.words.slice(-wordsSearchedInTheEnd);
  for (const device of world.devices) for (const word of someWords) await tellFound(world, device, word);
  const devices: DeviceState[] = [];
  for (const device of world.devices) devices.push(await stateOfDevice(device, isReopened));
  world.recorder.add({ type: 'final', server: await stateOfServer(world), devices });
}

async function stateOfServer(world: World): Promise<ServerState> {
  const { database, epoch, head, file } = world.server;
  if (database === null) throw new Error('The server is not up at the end');
  const rows: LoggedRow[] = [];
  for (const { sql, toRow } of loggedTables) rows.push(...(await database.all<Stored>(sql, [-1])).map(toRow));
  const digests: Record<string, string> = {};
  for (const { userId } of world.people) digests[userId] = await digestFor((sql, parameters) => database.all(sql, parameters), userId);
  const integrity = await database.get<Stored>('PRAGMA integrity_check');
  const live = await database.all<{ body: string }>('SELECT body FROM messages WHERE deleted_at IS NULL');
  return { epoch, head, isIntact: integrity?.['integrity_check'] === 'ok', rows, digests, remains: remainsIn([file], live.map(({ body }) => body)) };
}

async function stateOfDevice(device: SimulatedDevice, isReopened: boolean): Promise<DeviceState> {
  const readRows: ReadRows = (sql, parameters) => device.store?.all<Record<string, unknown>>(sql, ...parameters) ?? [];
  const { userId } = device.person;
  const digest = await digestFor(readRows, userId);
  const state = { ...readDevice(device), digest };
  const remains = remainsIn(device.files(), liveTexts(device));
  if (!isReopened) return { ...state, digestReopened: digest, remains };
  device.kill();
  await device.start();
  return { ...state, digestReopened: await digestFor(readRows, userId), remains };
}

function readDevice(device: SimulatedDevice): Omit<DeviceState, 'digest' | 'digestReopened' | 'remains'> {
  const all = <Row>(sql: string, ...parameters: readonly (string | number)[]) => device.store?.all<Row>(sql, ...parameters) ?? [];
  const { userId } = device.person;
  const rows = loggedTables.flatMap(({ sql, toRow }) => all<Stored>(sql, 0).map(toRow));
  const own = all<{ chat_id: string; unread_count: number; last_read_seq: number }>('SELECT chat_id, unread_count, last_read_seq FROM chat_members WHERE user_id = ? AND left_at IS NULL', userId);
  const state = readSyncState(device);
  return {
    device: device.name,
    user: userId,
    epoch: state?.epoch ?? null,
    cursor: state?.cursor ?? 0,
    isIntact: all<Stored>('PRAGMA integrity_check')[0]?.['integrity_check'] === 'ok',
    waitingCount: all(`SELECT 1 FROM outbox WHERE ${isUnderWay}`).length,
    failedMessageIds: all<{ message_id: string }>(`SELECT message_id FROM outbox WHERE NOT (${isUnderWay}) AND message_id IS NOT NULL`).map((row) => row.message_id),
    rows,
    unread: Object.fromEntries(own.map((row) => [row.chat_id, row.unread_count])),
    readSeqs: Object.fromEntries(own.map((row) => [row.chat_id, row.last_read_seq])),
  };
}

/** Everything that a device may hold of what people wrote. */
function liveTexts(device: SimulatedDevice): string[] {
  const sql = `SELECT body AS text FROM messages WHERE deleted_at IS NULL UNION ALL SELECT body FROM drafts UNION ALL SELECT intent || before_images FROM outbox`;
  return device.store?.all<{ text: string }>(sql).map(({ text }) => text) ?? [];
}

const wordPattern = new RegExp(`${bodyMark}[0-9a-z]+y`, 'g');

/** The words that the files hold and no living row does: deleted, replaced, or of a chat that was left. */
function remainsIn(files: readonly string[], live: readonly string[]): string[] {
  const known = new Set(live.flatMap((text) => text.match(wordPattern) ?? []));
  const found = new Set<string>();
  for (const file of files.flatMap((name) => [name, `${name}-wal`])) {
    if (!existsSync(file) || file.endsWith('-shm') || file.endsWith('-wal-wal')) continue;
    for (const word of wordsIn(readFileSync(file))) if (!known.has(word)) found.add(word);
  }
  return [...found].toSorted();
}

function wordsIn(bytes: Buffer): string[] {
  const words: string[] = [];
  for (let at = bytes.indexOf(bodyMark); at !== -1; at = bytes.indexOf(bodyMark, at + 1)) {
    const word = bytes.toString('latin1', at, at + 24).match(wordPattern)?.[0];
    if (word !== undefined) words.push(word);
  }
  return words;
}

/** Where a device's copy and the server's view for its person differ, line by line. */
export async function differencesOf(world: World, device: SimulatedDevice): Promise<string[]> {
  const here = await dumpFor((sql, parameters) => device.store?.all<Record<string, unknown>>(sql, ...parameters) ?? [], device.person.userId);
  const there = await dumpFor((sql, parameters) => world.server.database?.all(sql, parameters) ?? [], device.person.userId);
  return [...here.filter((line) => !there.includes(line)).map((line) => `only ${device.name}: ${line}`), ...there.filter((line) => !here.includes(line)).map((line) => `only server: ${line}`)];
}
