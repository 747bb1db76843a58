import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { closeCodes } from '#shared/protocol/close-codes';
import { chatIntentSchema, intentSchema } from '#shared/protocol/commands/command';
import { signInRequestSchema } from '#shared/protocol/http/sign-in';
import { upFrameSchema } from '#shared/protocol/up/up-frame';
import { malformedTexts } from './support/malformed.ts';
import { startOrganizationServer, type KnownPerson, type OrganizationServer } from './support/organization-server.ts';
import { ServerClient } from './support/server-client.ts';

const variants = 500;
const atOnce = 40;
const seed = Number(process.env['HALLWAY_TEST_SEED'] ?? Date.now() % 1_000_000);

let server: OrganizationServer;
let ada: KnownPerson;
let token: string;
let bystander: ServerClient;
let chatId: string;
let before: unknown;

const rowCounts = () => server.database.get('SELECT (SELECT COUNT(*) FROM chats) AS chats, (SELECT COUNT(*) FROM chat_members) AS members, (SELECT COUNT(*) FROM applied_commands) AS commands, (SELECT COUNT(*) FROM message_reactions) AS reactions');

beforeAll(async () => {
  process.stdout.write(`HALLWAY_TEST_SEED=${seed}\n`);
  server = await startOrganizationServer();
  ada = await server.addPerson('Ada Brandt');
  token = await server.signIn(ada);
  bystander = await server.greet(await server.addPerson('Ben Ortiz'));
  chatId = '01a208ca-0365-7650-bd19-788b6888b777';
  await bystander.act({ kind: 'chat.createGroup', chatId, name: 'Harbour', topic: null, memberIds: [ada.userId] });
  before = await rowCounts();
});
afterAll(() => server.close());

/** Others write and are told all along. */
async function expectBystanderIsServed(): Promise<void> {
  expect(await bystander.act({ kind: 'chat.read', chatId, seq: 1 })).toMatchObject({ status: 'done' });
  expect(bystander.closeCode).toBeNull();
}

/** Sends each text on a connection of its own, and gives what came of those that were not refused as they should be. */
async function sendAll(texts: readonly string[], isGreeted: boolean): Promise<string[]> {
  const odd: string[] = [];
  for (let start = 0; start < texts.length; start += atOnce) {
    const answers = texts.slice(start, start + atOnce).map(async (text) => {
      const client = isGreeted ? (await ServerClient.greet(server.url, token)).client : await ServerClient.connect(server.url, token);
      client.send(text);
      const code = await client.closed().catch(() => null);
      client.close();
      // What is larger than a frame may be is ended by the transport, before it is looked at.
      const expected = Buffer.byteLength(text) > 65_536 ? 1009 : closeCodes.invalidFrame;
      if (code !== expected) odd.push(`${String(code)}: ${text.slice(0, 300)}`);
    });
    await Promise.all([...answers, expectBystanderIsServed()]);
  }
  return odd;
}

const upFrames = upFrameSchema.options.map((schema): [string, z.ZodType] => [schema.shape.type.value, schema]);

describe('a frame that is none', () => {
  it.each(upFrames)(`of 500 variants of “%s”, each ends its own connection and touches nobody else`, async (_type, schema) => {
    // Judged by all frames: what is wrong for one may be another.
    const texts = malformedTexts(schema, { count: variants, seed }).filter((text) => !isFrame(text));
    expect(texts.length).toBeGreaterThan(variants * 0.95);
    const half = Math.floor(texts.length / 5);
    expect(await sendAll(texts.slice(half), false), `seed ${seed}`).toEqual([]);
    expect(await sendAll(texts.slice(0, half), true), `seed ${seed}`).toEqual([]);
  }, 60_000);

  it('inside of commands, of every kind, ends its own connection, too', async () => {
    const kinds: readonly z.ZodType[] = [...chatIntentSchema.options, ...intentSchema.options];
    const texts = kinds.flatMap((schema, at) =>
      malformedTexts(schema, { count: 40, seed: seed + at }).map((intent) => `{"type":"commands","commands":[{"id":"01a208ca-0365-7650-bd19-788b6888b68e","intent":${intent}}]}`),
    );
    expect(await sendAll(texts.filter((text) => !isFrame(text)), true), `seed ${seed}`).toEqual([]);
  }, 60_000);

  it('leaves nothing in the database', async () => {
    const { commands, ...others } = (await rowCounts()) as Record<string, number>;
    const { commands: commandsBefore, ...othersBefore } = before as Record<string, number>;
    expect(others).toEqual(othersBefore);
    // The bystander's own.
    expect(await server.database.get('SELECT COUNT(*) AS count FROM applied_commands WHERE user_id = ?', [ada.userId])).toEqual({ count: 0 });
    expect(commands).toBeGreaterThan(commandsBefore ?? 0);
  });
});

describe('a request that is none', () => {
  const post = (body: string, headers: Record<string, string> = { 'Content-Type': 'application/json' }) => fetch(`${server.url}/api/sign-in`, { method: 'POST', headers, body });

  it('of 500 variants of a sign-in, each is refused with its error, without a stack', async () => {
    const texts = malformedTexts(signInRequestSchema, { count: variants, seed });
    expect(texts).toHaveLength(variants);
    for (let start = 0; start < texts.length; start += atOnce) {
      await Promise.all(texts.slice(start, start + atOnce).map(async (text) => {
        const response = await post(text);
        const answer = await response.text();
        expect([400, 413], `${response.status}: ${text.slice(0, 200)}`).toContain(response.status);
        expect(answer).toMatch(/^\{"error":\{"code":"(invalid_request|request_too_large)","message":"[^"]+"\}\}$/);
      }));
    }
    await expectBystanderIsServed();
  }, 60_000);

  it('of another kind, at another place or by another method is refused', async () => {
    const authorization = { Authorization: `Bearer ${token}` };
    const answers = await Promise.all([
      post('<a/>', { 'Content-Type': 'text/xml' }), post('{}', {}), post('a=b', { 'Content-Type': 'application/x-www-form-urlencoded' }), post('{"__proto__":{"email":"x"}}'),
      ...['PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) => fetch(`${server.url}/api/sign-in`, { method })),
      ...['/api', '/api/sign-in/', '/api/../etc/passwd', '/%00', '/api/devices/%2e%2e', '/api/devices/x', `/api/devices/${'x'.repeat(5_000)}`, '/api/devices/01A208CA-0365-7650-BD19-788B6888B68E', '/%ff%fe', '/api/%c0%af'].map((path) =>
        fetch(`${server.url}${path}`, { method: 'DELETE', headers: authorization }),
      ),
    ]);
    for (const response of answers) expect([400, 404, 405, 414, 415, 431], `${response.status} ${response.url.slice(0, 80)}`).toContain(response.status);
    await expectBystanderIsServed();
  });
});

function isFrame(text: string): boolean {
  try {
    return upFrameSchema.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}
