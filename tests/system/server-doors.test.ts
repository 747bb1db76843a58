import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#shared/domain/ids';
import { closeCodes } from '#shared/protocol/close-codes';
import { errorResponseSchema } from '#shared/protocol/http/error-response';
import { password, startOrganizationServer, type KnownPerson, type OrganizationServer } from './support/organization-server.ts';
import { ServerClient } from './support/server-client.ts';

let server: OrganizationServer;
let ada: KnownPerson;
let bystander: ServerClient;

beforeAll(async () => {
  server = await startOrganizationServer();
  ada = await server.addPerson('Ada Brandt');
  bystander = await server.greet(await server.addPerson('Bea Stander'));
});

afterAll(async () => {
  bystander.send({ type: 'ping' });
  await bystander.next('pong');
  await server.close();
});

async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<{ status: number; code: string; retryAfterMs?: number | undefined }> {
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const { error } = errorResponseSchema.parse(await response.json());
  return { status: response.status, code: error.code, retryAfterMs: error.retryAfterMs };
}

it('a wrong password and an unknown address get the same answer', async () => {
  const wrong = await post('/api/sign-in', { email: ada.email, password: 'not it', deviceName: 'a test' });
  const unknown = await post('/api/sign-in', { email: 'nobody@example.org', password: 'not it', deviceName: 'a test' });
  expect(wrong).toEqual({ status: 401, code: 'wrong_credentials' });
  expect(unknown).toEqual(wrong);
});

it('guessing is slowed down, and the right password waits too', async () => {
  const victim = await server.addPerson('Vic Tim');
  const answers = [];
  for (let guess = 0; guess < 9; guess += 1) answers.push(await post('/api/sign-in', { email: victim.email, password: `guess ${guess}`, deviceName: 'a test' }));
  expect(answers.at(-1)).toMatchObject({ status: 429, code: 'too_many_attempts' });
  expect(answers.at(-1)?.retryAfterMs).toBeGreaterThan(0);
  expect(await post('/api/sign-in', { email: victim.email, password, deviceName: 'a test' })).toMatchObject({ code: 'too_many_attempts' });
});

it.each([
  ['no JSON', '{', 400],
  ['an array', [], 400],
  ['an operator where text belongs', { email: { $ne: '' }, password: 'x', deviceName: 'y' }, 400],
  ['too much', JSON.stringify({ email: 'a'.repeat(70_000) }), 413],
])('POST /api/sign-in with %s is refused in our words', async (_what, body, status) => {
  const answer = await post('/api/sign-in', body);
  expect(answer.status).toBe(status);
  expect(['invalid_request', 'request_too_large']).toContain(answer.code);
});

it('answers carry no stack and may not be stored', async () => {
  const response = await fetch(`${server.url}/nowhere`);
  expect(response.status).toBe(404);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await response.text()).not.toMatch(/at |node_modules|SELECT/);
});

it.each([
  ['no token', null, {}],
  ['a wrong token', 'x'.repeat(43), {}],
])('the upgrade with %s is 401', async (_what, token, options) => {
  await expect(ServerClient.connect(server.url, token, options)).rejects.toThrow('HTTP 401');
});

it('a page of a browser, or a token in the address, is 401', async () => {
  const token = await server.signIn(ada);
  await expect(ServerClient.connect(server.url, token, { headers: { Origin: 'https://example.org' } })).rejects.toThrow('HTTP 401');
  await expect(ServerClient.connect(server.url, null, { path: `/api/socket?token=${token}` })).rejects.toThrow('HTTP 401');
});

it('a device that signs out is cut off within a second, and its token is worth nothing', async () => {
  const token = await server.signIn(ada);
  const { client } = await ServerClient.greet(server.url, token);
  const startedMs = Date.now();
  const response = await fetch(`${server.url}/api/sign-out`, { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
  expect(response.status).toBe(204);
  expect(await client.closed()).toBe(closeCodes.sessionEnded);
  expect(Date.now() - startedMs).toBeLessThan(1_000);
  await expect(ServerClient.connect(server.url, token)).rejects.toThrow('HTTP 401');
});

it('another device can be signed out from the list, a stranger’s device does not exist', async () => {
  const [own, other] = [await server.signIn(ada), await server.signIn(ada)];
  const { client } = await ServerClient.greet(server.url, other);
  const list = (await (await fetch(`${server.url}/api/devices`, { headers: { Authorization: `Bearer ${own}` } })).json()) as { devices: { id: string; isThisDevice: boolean }[] };
  const devices = await server.database.all<{ id: string }>('SELECT id FROM devices WHERE user_id = ? AND revoked_at IS NULL ORDER BY created_at DESC LIMIT 1', [ada.userId]);
  expect(list.devices.filter((device) => device.isThisDevice)).toHaveLength(1);
  const remove = (id: string) => fetch(`${server.url}/api/devices/${id}`, { method: 'DELETE', headers: { Authorization: `Bearer ${own}` } });
  expect((await remove(randomUUID())).status).toBe(404);
  expect((await remove(devices[0]?.id ?? '')).status).toBe(204);
  expect(await client.closed()).toBe(closeCodes.sessionEnded);
});

it('a deactivated person is cut off within a second of it, whoever wrote it', async () => {
  const person = await server.addPerson('Dee Activated');
  const client = await server.greet(person);
  await server.database.transaction((writer) => writer.run(`UPDATE users SET status = 'deactivated' WHERE id = ?`, [person.userId]));
  const startedMs = Date.now();
  expect(await client.closed()).toBe(closeCodes.sessionEnded);
  expect(Date.now() - startedMs).toBeLessThan(1_500);
  expect(await post('/api/sign-in', { email: person.email, password, deviceName: 'a test' })).toMatchObject({ status: 403, code: 'account_deactivated' });
});

const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
it.each([
  ['no JSON', 'hello'],
  ['an unknown type', { type: 'become-administrator' }],
  ['a list', []],
  ['thirty thousand brackets', deep],
  ['a poisoned prototype', '{"type":"pull","__proto__":{"isAdmin":true},"requestId":1}'],
  ['a number too large', '{"type":"pull","requestId":1e400,"since":0,"part":null}'],
  ['a negative cursor', { type: 'pull', requestId: 1, since: -1, part: null }],
  ['a second hello', { type: 'hello', protocol: 1, epoch: null, cursor: 0 }],
])('after the welcome, %s ends the session with %i', async (_what, frame) => {
  const client = await server.greet(ada);
  client.send(frame);
  expect(await client.closed()).toBe(closeCodes.invalidFrame);
});

it('frames before hello, binary frames and frames of 65,537 bytes end the session', async () => {
  const token = await server.signIn(ada);
  const early = await ServerClient.connect(server.url, token);
  early.send({ type: 'pull', requestId: 1, since: 0, part: null });
  expect(await early.closed()).toBe(closeCodes.invalidFrame);
  const binary = await server.greet(ada);
  binary.sendBinary(Buffer.from([1, 2, 3]));
  expect(await binary.closed()).toBe(closeCodes.invalidFrame);
  const large = await server.greet(ada);
  large.send('x'.repeat(65_537));
  expect(await large.closed()).toBe(1009);
});

it('a protocol that is too old is told so', async () => {
  const client = await ServerClient.connect(server.url, await server.signIn(ada));
  client.send({ type: 'hello', protocol: 1, epoch: 'not an id', cursor: 0 });
  expect(await client.closed()).toBe(closeCodes.invalidFrame);
});

it('too many commands at once are asked for later, and none is lost', async () => {
  const client = await server.greet(ada);
  const chatId = newId();
  await client.act({ kind: 'chat.createGroup', chatId, name: 'Flood', topic: null, memberIds: [] });
  const commands = Array.from({ length: 700 }, (_, index) => ({
    id: newId(),
    intent: { kind: 'message.send', chatId, messageId: newId(), body: `flood ${index}`, replyToMessageId: null },
  }));
  for (let start = 0; start < commands.length; start += 100) client.send({ type: 'commands', commands: commands.slice(start, start + 100) });
  const results = () => client.frames.flatMap((frame) => (frame.type === 'push' ? (frame.results ?? []) : []));
  await expect.poll(() => results().length, { timeout: 10_000 }).toBe(701);
  expect(results().some((result) => result.status === 'later' && result.code === 'rate_limited')).toBe(true);
  const stored = await server.database.get<{ count: number }>('SELECT COUNT(*) AS count FROM messages WHERE chat_id = ? AND type = ?', [chatId, 'text']);
  expect(Number(stored?.count)).toBe(results().filter((result) => result.status === 'done').length - 1);
});

it('a reader who never reads is let go, and the others are not kept waiting', async () => {
  const slowPerson = await server.addPerson('Slow Reader');
  const [writer, slow] = [await server.greet(ada), await server.greet(slowPerson)];
  const chatId = newId();
  await writer.act({ kind: 'chat.createGroup', chatId, name: 'Long texts', topic: null, memberIds: [slowPerson.userId] });
  slow.pauseReading();
  const body = 'long '.repeat(3_000);
  for (let count = 0; count < 400; count += 1) {
    const result = await writer.act({ kind: 'message.send', chatId, messageId: newId(), body, replyToMessageId: null });
    if (result.status === 'later') await new Promise((resolve) => setTimeout(resolve, 300));
  }
  expect(process.memoryUsage().rss).toBeLessThan(1_500_000_000);
  writer.send({ type: 'ping' });
  await writer.next('pong');
}, 60_000);
