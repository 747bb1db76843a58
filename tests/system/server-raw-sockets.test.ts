import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCodes } from '#shared/protocol/close-codes';
import { startOrganizationServer, type OrganizationServer } from './support/organization-server.ts';
import type { ServerClient } from './support/server-client.ts';

let server: OrganizationServer;
let token: string;
let bystander: ServerClient;

beforeAll(async () => {
  server = await startOrganizationServer();
  token = await server.signIn(await server.addPerson('Ada Brandt'));
  bystander = await server.greet(await server.addPerson('Ben Ortiz'));
});
afterAll(() => server.close());


/** A TCP connection, and what came over it until it ended. */
function open(): { readonly socket: Socket; readonly ended: Promise<Buffer> } {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  const received: Buffer[] = [];
  socket.on('data', (data) => received.push(data));
  socket.on('error', () => undefined);
  return { socket, ended: new Promise((resolve) => socket.once('close', () => resolve(Buffer.concat(received)))) };
}

function upgradeRequest(headers: Readonly<Record<string, string>> = {}): string {
  const all = { Host: 'localhost', Upgrade: 'websocket', Connection: 'Upgrade', 'Sec-WebSocket-Key': randomBytes(16).toString('base64'), 'Sec-WebSocket-Version': '13', Authorization: `Bearer ${token}`, ...headers };
  return `GET /api/socket HTTP/1.1\r\n${Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}

/** An upgraded connection; everything sent on it is bytes. */
async function upgraded(): Promise<ReturnType<typeof open>> {
  const connection = open();
  connection.socket.write(upgradeRequest());
  const answer = await new Promise<string>((resolve) => connection.socket.once('data', (data) => resolve(data.toString('latin1'))));
  expect(answer).toMatch(/^HTTP\/1\.1 101 /);
  return connection;
}

interface FrameParts {
  readonly opcode?: number;
  readonly isFinal?: boolean;
  readonly reserved?: number;
  readonly isMasked?: boolean;
  /** What the head says; the payload may be another length. */
  readonly length?: bigint;
}

/** A WebSocket frame as RFC 6455 has it, or as it must not be. */
function frame(payload: Buffer, { opcode = 1, isFinal = true, reserved = 0, isMasked = true, length = BigInt(payload.length) }: FrameParts = {}): Buffer {
  const first = (isFinal ? 0x80 : 0) | (reserved << 4) | opcode;
  const mask = isMasked ? randomBytes(4) : Buffer.alloc(0);
  const lengthBytes = Buffer.alloc(length < 126n ? 1 : length < 65_536n ? 3 : 9);
  if (length < 126n) lengthBytes[0] = Number(length);
  else if (length < 65_536n) {
    lengthBytes[0] = 126;
    lengthBytes.writeUInt16BE(Number(length), 1);
  } else {
    lengthBytes[0] = 127;
    lengthBytes.writeBigUInt64BE(length, 1);
  }
  lengthBytes[0] = (lengthBytes[0] ?? 0) | (isMasked ? 0x80 : 0);
  const masked = isMasked ? Buffer.from(payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0))) : payload;
  return Buffer.concat([Buffer.from([first]), lengthBytes, mask, masked]);
}

/** The code in the close frame that the server sent; null when there was none. */
function closeCodeIn(received: Buffer): number | null {
  const head = received.lastIndexOf(0x88);
  return head === -1 || head + 4 > received.length ? null : received.readUInt16BE(head + 2);
}

const text = (value: string) => Buffer.from(value);
const hello = text(JSON.stringify({ type: 'hello', protocol: 2, epoch: null, cursor: 0 }));

describe('bytes that are no WebSocket', () => {
  it.each([
    ['bad UTF-8', () => [frame(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))], 1007],
    ['a frame without a mask', () => [frame(hello, { isMasked: false })], 1002],
    ['a reserved bit, as of a compression that was never agreed on', () => [frame(randomBytes(2_000), { reserved: 4 })], 1002],
    ['an unknown opcode', () => [frame(hello, { opcode: 3 })], 1002],
    ['a ping of 126 bytes', () => [frame(Buffer.alloc(126), { opcode: 9 })], 1002],
    ['a ping in pieces', () => [frame(Buffer.alloc(5), { opcode: 9, isFinal: false })], 1002],
    ['a continuation of nothing', () => [frame(hello, { opcode: 0 })], 1002],
    ['a close frame with half a code', () => [frame(Buffer.from([3]), { opcode: 8 })], 1002],
    ['a frame of 65,537 bytes', () => [frame(Buffer.alloc(65_537, 0x20))], 1009],
    ['a frame that says it has 2⁶² bytes', () => [frame(hello, { length: 2n ** 62n })], 1009],
    ['fragments without an end', () => [frame(text('{'), { isFinal: false }), ...Array.from({ length: 80 }, () => frame(Buffer.alloc(1_000, 0x20), { opcode: 0, isFinal: false }))], 1009],
    ['nesting 30,000 deep', () => [frame(text('['.repeat(30_000)))], closeCodes.invalidFrame],
    ['objects 9,000 deep', () => [frame(text(`${'{"type":'.repeat(7_000)}1${'}'.repeat(7_000)}`))], closeCodes.invalidFrame],
  ])('%s ends the connection with its code, and nobody else’s', async (_what, frames, code) => {
    const { socket, ended } = await upgraded();
    for (const bytes of frames()) socket.write(bytes);
    const received = await ended;
    expect(closeCodeIn(received)).toBe(code);
    expect(await bystander.act({ kind: 'chat.createGroup', chatId: crypto.randomUUID(), name: 'Still here', topic: null, memberIds: [] })).toMatchObject({ status: 'done' });
  });

  it('random bytes end their connection, whatever they are', async () => {
    for (let round = 0; round < 60; round += 1) {
      const { socket, ended } = await upgraded();
      socket.write(randomBytes(400));
      socket.end();
      await ended;
    }
    expect(bystander.closeCode).toBeNull();
  });
});

describe('an upgrade that is none', () => {
  it.each([
    ['of another version', { 'Sec-WebSocket-Version': '7' }, /^HTTP\/1\.1 4\d\d/],
    ['with half a key', { 'Sec-WebSocket-Key': 'short' }, /^HTTP\/1\.1 400/],
    ['without a token', { Authorization: '' }, /^HTTP\/1\.1 401/],
    ['with a token of 100,000 letters', { Authorization: `Bearer ${'x'.repeat(100_000)}` }, /^HTTP\/1\.1 4\d\d/],
    ['to another protocol', { Upgrade: 'h2c' }, /^HTTP\/1\.1 4\d\d|^$/],
  ])('%s is refused', async (_what, headers, status) => {
    const { socket, ended } = open();
    socket.write(upgradeRequest(headers));
    expect((await ended).toString('latin1')).toMatch(status);
  });

  it('half sent, two hundred times, does not keep others out', async () => {
    const slow = Array.from({ length: 200 }, () => open());
    for (const { socket } of slow) socket.write('GET /api/socket HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
    const other = await server.greet(await server.addPerson('Cleo Martin'));
    expect(await other.act({ kind: 'chat.createGroup', chatId: crypto.randomUUID(), name: 'In between', topic: null, memberIds: [] })).toMatchObject({ status: 'done' });
    for (const { socket } of slow) socket.destroy();
  });
});
