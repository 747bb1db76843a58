import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newId } from '#shared/domain/ids';
import { ringMs } from '#shared/domain/call-record';
import { findFreePort, runProgram, startProgram, type RunningProgram } from '../e2e/support/program.ts';
import { password } from './support/organization-server.ts';
import { callRowOf, participantOf, pulseFrame, startCall, type RawPerson } from './support/raw-call.ts';
import { ServerClient } from './support/server-client.ts';

let folder: string;
let environment: Record<string, string>;
let running: RunningProgram | null;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-killed-'));
  environment = { HALLWAY_DATA: join(folder, 'data'), HALLWAY_PORT: String(await findFreePort()), DATABASE_URL: '' };
  running = null;
});
afterEach(async () => {
  await running?.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<string> {
  running = startProgram('server/main.js', [], environment);
  return (await running.waitFor(/"url":"([^"]+)"/))[1] ?? '';
}

async function signIn(url: string, email: string): Promise<string> {
  const body = JSON.stringify({ email, password, deviceName: 'a test' });
  const response = await fetch(`${url}/api/sign-in`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  return ((await response.json()) as { token: string }).token;
}

const comeBack = async (url: string, token: string): Promise<RawPerson> => {
  const { client, welcome } = await ServerClient.greet(url, token);
  return { userId: welcome.userId, email: '', client };
};

/** Lets the ring of the stored call end at this time: nobody waits half a minute for a test. */
function setRingEnd(ringEndsAt: number): void {
  const database = new Database(join(folder, 'data', 'hallway.sqlite'));
  database.prepare('UPDATE call_sessions SET signaling_data = ?').run(JSON.stringify({ ringEndsAt }));
  database.close();
}

it('killed while it rings, the server that starts again ends the ring at its time, for everybody, once', async () => {
  const url = await start();
  for (const name of ['ada', 'ben']) await runProgram('server/cli/user-add.js', ['--email', `${name}@example.org`, '--name', name, '--password', password], environment);
  const [adaToken, benToken] = [await signIn(url, 'ada@example.org'), await signIn(url, 'ben@example.org')];
  const [ada, ben] = [await comeBack(url, adaToken), await comeBack(url, benToken)];
  const chatId = newId();
  await ada.client.act({ kind: 'chat.createGroup', chatId, name: 'Pier', topic: null, memberIds: [ben.userId] });
  const adaIn = await startCall(ada, chatId);
  await ben.client.act({ kind: 'call.ringing', chatId, callId: adaIn.callId, isBusy: false });
  await expect.poll(() => callRowOf(ben, adaIn.callId)?.status).toBe('ringing');
  const row = callRowOf(ben, adaIn.callId);
  expect((row?.ringEndsAt ?? 0) - (row?.createdAt ?? 0)).toBe(ringMs);
  await running?.kill();
  await ada.client.closed();

  const ringEndsAt = Date.now() + 4_000;
  setRingEnd(ringEndsAt);
  await start();
  const [adaBack, benBack] = [await comeBack(url, adaToken), await comeBack(url, benToken)];
  await Promise.all([adaBack, benBack].map(({ client }) => client.pullAll(0)));
  expect(callRowOf(benBack, adaIn.callId)).toMatchObject({ status: 'ringing', ringEndsAt });
  adaBack.client.send(pulseFrame(adaIn));
  await expect.poll(() => callRowOf(benBack, adaIn.callId)?.status, { timeout: 8_000, interval: 20 }).toBe('ended');
  const ended = callRowOf(benBack, adaIn.callId);
  expect(ended).toMatchObject({ endReason: 'missed', startedAt: null });
  expect(ended?.endedAt ?? 0).toBeGreaterThanOrEqual(ringEndsAt);
  expect((ended?.endedAt ?? 0) - ringEndsAt).toBeLessThan(1_500);
  expect(participantOf(benBack, adaIn.callId, ben.userId)?.status).toBe('missed');
  await expect.poll(() => callRowOf(adaBack, adaIn.callId)).toEqual(ended);
  const lines = benBack.client.frames.flatMap((frame) => ('rows' in frame ? (frame.rows.messages ?? []) : [])).filter((message) => JSON.stringify(message.details ?? null).includes('call_ended'));
  expect(new Set(lines.map(({ id }) => id)).size).toBe(1);
});
