import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { protocolVersion } from '#shared/protocol/protocol-version';
import { hallwayAnswers, json, startOtherServer, type OtherServer } from './support/other-server.ts';
import { makeSelfSignedCertificate } from './support/self-signed-certificate.ts';
import { createWorld, password, type Device, type World } from './support/world.ts';

let world: World;
let device: Device;
let email: string;
let other: OtherServer | null = null;

beforeAll(async () => {
  world = await createWorld();
  ({ email } = await world.addPerson('Ada Brandt'));
  device = await world.addDevice();
});
afterEach(async () => {
  await other?.close();
  other = null;
});
afterAll(() => world.close());

const signIn = (serverUrl: string, given = password) => device.client.call('signIn', { serverUrl, email, password: given });
const current = { current: protocolVersion.current, floor: protocolVersion.floor };

describe('signing in', () => {
  afterEach(async () => {
    expect(await device.read('session', {})).toMatchObject({ status: 'signedOut' });
  });

  it('with a wrong password, or an address nobody has, gets one and the same sentence', async () => {
    const refusal = { code: 'wrong_credentials', message: 'The e-mail address or the password is wrong.' };
    await expect(signIn(world.serverUrl, 'not the password')).rejects.toMatchObject(refusal);
    await expect(device.client.call('signIn', { serverUrl: world.serverUrl, email: 'nobody@example.org', password })).rejects.toMatchObject(refusal);
  });

  it.each(['', '   ', 'http://', 'ftp://example.org', 'two words', 'https://ada:secret@example.org', 'javascript:alert(1)'])('at “%s” is refused as no address', async (address) => {
    const { code } = await signIn(address).then(() => ({ code: 'none' }), (error: { code: string }) => error);
    expect(['server_not_found', 'invalid_request']).toContain(code);
  });

  it('at a name that does not exist', async () => {
    await expect(signIn('https://hallway.invalid')).rejects.toMatchObject({ code: 'server_not_found' });
  });

  it('where nothing listens', async () => {
    await expect(signIn('http://127.0.0.1:1')).rejects.toMatchObject({ code: 'server_unreachable' });
  });

  it.each([
    ['a web page', { status: 200, body: '<!doctype html><h1>It works!</h1>' }],
    ['another product', json({ product: 'something else' })],
    ['no such page', { status: 404, body: 'Not found' }],
    ['JSON without end', { status: 200, body: '['.repeat(2_000_000) }],
    ['a redirect', { status: 302, body: '', headers: { Location: 'http://127.0.0.1:1/api/server' } }],
  ])('at a server of another kind (%s) never tells it the password', async (_kind, answer) => {
    other = await startOtherServer({ answer: () => answer });
    await expect(signIn(other.url)).rejects.toMatchObject({ code: 'not_a_hallway_server' });
    expect(other.requests).toEqual(['GET /api/server']);
  });

  it('at a server that fails', async () => {
    other = await startOtherServer({ answer: () => ({ status: 502, body: 'Bad gateway' }) });
    await expect(signIn(other.url)).rejects.toMatchObject({ code: 'server_unreachable' });
  });

  it('at something that speaks no HTTP', async () => {
    const server: Server = createServer((socket) => socket.end('220 mail.example.org ESMTP\r\n')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    await expect(signIn(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`)).rejects.toMatchObject({ code: 'server_unreachable' });
    server.close();
  });

  it('at a server whose certificate nobody vouches for, and with TLS where there is none', async () => {
    other = await startOtherServer({ answer: hallwayAnswers(current), tls: makeSelfSignedCertificate() });
    await expect(signIn(other.url)).rejects.toMatchObject({ code: 'tls_failed' });
    expect(other.requests).toEqual([]);
    await expect(signIn(world.serverUrl.replace('http:', 'https:'))).rejects.toMatchObject({ code: 'tls_failed' });
  });

  it('at a server that has left this version’s protocol behind, or does not speak it yet', async () => {
    other = await startOtherServer({ answer: hallwayAnswers({ current: current.current + 2, floor: current.current + 1 }) });
    await expect(signIn(other.url)).rejects.toMatchObject({ code: 'client_too_old' });
    await other.close();
    other = await startOtherServer({ answer: hallwayAnswers({ current: current.floor - 1, floor: 0 }) });
    await expect(signIn(other.url)).rejects.toMatchObject({ code: 'server_too_old' });
    expect(other.requests).toEqual(['GET /api/server']);
  });
});

describe('a server that changed since the sign-in', () => {
  const signedInAt = async (options: Parameters<typeof startOtherServer>[0]) => {
    other = await startOtherServer(options);
    await signIn(other.url);
  };
  afterEach(() => device.client.call('signOut', {}));

  it('and left this version’s protocol behind is said, and not tried again by itself', async () => {
    await signedInAt({
      answer: hallwayAnswers(current),
      onSocket: (socket) => socket.on('message', () => {
        socket.send(JSON.stringify({ type: 'error', code: 'client_too_old', message: 'Update.' }));
        socket.close(4406, 'client_too_old');
      }),
    });
    const { connection } = await device.until('connection', {}, (view) => view.connection.status === 'offline');
    expect(connection).toMatchObject({ code: 'client_too_old', retryAtMs: null });
    expect(await device.read('session', {})).toMatchObject({ status: 'signedIn' });
  });

  it('and says what no Hallway server says is left, and tried again', async () => {
    for (const nonsense of ['<html>', '{"type":"surprise"}', '[]', '{"type":"page"}']) {
      await signedInAt({ answer: hallwayAnswers(current), onSocket: (socket) => socket.on('message', () => socket.send(nonsense)) });
      const { connection } = await device.until('connection', {}, (view) => view.connection.status === 'offline');
      expect(connection).toMatchObject({ code: 'server_unreachable' });
      await device.client.call('signOut', {});
      await other?.close();
    }
    await signedInAt({ answer: hallwayAnswers(current) });
  });

  it('and is another kind of server now is said, and tried again', async () => {
    await signedInAt({ answer: hallwayAnswers(current) });
    const { connection } = await device.until('connection', {}, (view) => view.connection.status === 'offline');
    expect(connection).toMatchObject({ code: 'not_a_hallway_server' });
    expect(connection.status === 'offline' && connection.retryAtMs).toBeGreaterThan(0);
  });
});
