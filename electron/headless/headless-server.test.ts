import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { BackendCarrier } from '#shared/contract/carrier';
import type { Logger } from '#shared/runtime/logger';
import { startHeadlessServer, type HeadlessServer, type ServedAccounts } from './headless-server.ts';

const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined, child: () => silent };

let folder: string;
let server: HeadlessServer;
let cookie: string;
const connections: BackendCarrier[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-headless-'));
  const renderer = join(folder, 'renderer');
  mkdirSync(join(renderer, 'assets'), { recursive: true });
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>Hallway</title>');
  writeFileSync(join(renderer, 'assets', 'index-Ab12_-Xy.js'), 'void 0;');
  writeFileSync(join(folder, 'secret.html'), 'secret');
  server = await startHeadlessServer({ rendererFolder: renderer, port: 0, logger: silent, accounts });
  cookie = String((await get(new URL(server.address).search.replace('?', '/?'))).headers['set-cookie']?.[0]).split(';')[0] ?? '';
});

afterEach(async () => {
  connections.length = 0;
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** One account, which answers with what it is asked, and a host that only says who is there. */
const accountId = '00000000-0000-4000-8000-000000000001';
const served: ServedAccounts = {
  has: (id) => id === accountId,
  connect: (_accountId, carrier) => echo(carrier),
  serve: (carrier) => carrier.send({ type: 'accounts', accounts: { accounts: [], shownId: accountId } }),
  fileDesk: (id) => (id === accountId ? { answer: async (_request, path) => new Response(path) } : null),
};
const accounts = (): ServedAccounts | null => served;

function echo(carrier: BackendCarrier): void {
  connections.push(carrier);
  carrier.onReceive((envelope) => carrier.send({ type: 'result', id: envelope.id, value: envelope }));
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    httpRequest({ host: '127.0.0.1', port: server.port, path, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts).toString() }));
    }).on('error', reject).end();
  });
}

function open(headers: Record<string, string>, path = `/contract/${accountId}`): Promise<WebSocket | number> {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
  return new Promise((resolve) => {
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => undefined);
  });
}

async function openAsPage(): Promise<WebSocket> {
  const socket = await open({ origin: `http://127.0.0.1:${server.port}`, cookie });
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
  return socket;
}

describe('the token', () => {
  it('is exchanged for a strict, script-proof cookie named after the port', async () => {
    const answer = await get(new URL(server.address).search.replace('?', '/?'));
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    expect(answer.headers['set-cookie']).toEqual([expect.stringMatching(new RegExp(`^hallway_${server.port}=[\\w-]{32}; Path=/; HttpOnly; SameSite=Strict$`))]);
  });

  it('is refused when wrong, without a cookie', async () => {
    const answer = await get('/?token=guess');
    expect(answer.status).toBe(401);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.body).toBe('Open Hallway with the whole address that it printed when it started; the address is new at every start.\n');
  });

  it('can be lent to a command line for one use', async () => {
    const path = new URL(server.createLaunchAddress()).search.replace('?', '/?');
    expect(path).not.toBe(new URL(server.address).search.replace('?', '/?'));
    expect((await get(path)).status).toBe(303);
    expect((await get(path)).status).toBe(401);
  });

  it('is new at every start', async () => {
    const other = await startHeadlessServer({ rendererFolder: join(folder, 'renderer'), port: 0, logger: silent, accounts });
    expect(new URL(other.address).search).not.toBe(new URL(server.address).search);
    await other.close();
  });
});

describe('pages', () => {
  it('are served with the strict policy', async () => {
    const answer = await get('/', { cookie });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('<title>Hallway</title>');
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'/);
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${server.port}`);
    expect(policy).not.toMatch(/unsafe|\*|http:|https:/);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['cache-control']).toBe('no-cache');
  });

  it('keep hashed assets for ever', async () => {
    const answer = await get('/assets/index-Ab12_-Xy.js');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect((await get('/assets/index-Ab12_-Xy.js', {}, 'HEAD')).body).toBe('');
  });

  it('ask a visitor without a cookie to reload once, then refuse in one sentence', async () => {
    const first = await get('/');
    expect([first.status, first.body]).toEqual([401, expect.stringContaining('url=/?again')]);
    const second = await get('/?again');
    expect([second.status, second.body]).toEqual([401, expect.stringContaining('Open Hallway with the whole address')]);
    expect((await get('/?again', { cookie })).status).toBe(200);
  });

  it.each(['/nothing', '/../secret.html', '/..%2fsecret.html', '/assets/../../secret.html', '/assets/..\\..\\secret.html', '/%2e%2e/secret.html', '//secret.html', '/assets', '/index.html/'])(
    'do not exist at %s',
    async (path) => {
      const answer = await get(path, { cookie });
      expect(answer.status).toBe(404);
      expect(answer.body).not.toContain('secret');
    },
  );

  it('are refused under another name (DNS rebinding)', async () => {
    for (const host of ['attacker.example', `attacker.example:${server.port}`, '127.0.0.1', `127.0.0.1:${server.port + 1}`, `[::1]:${server.port}`]) {
      expect((await get('/', { host, cookie })).status).toBe(421);
    }
    expect((await get('/', { host: `localhost:${server.port}`, cookie })).status).toBe(200);
  });

  it('are only read', async () => {
    const answer = await get('/', { cookie }, 'POST');
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD']);
  });
});

describe('the contract', () => {
  it('carries envelopes both ways, for several tabs', async () => {
    const sockets = [await openAsPage(), await openAsPage()];
    for (const [index, socket] of sockets.entries()) {
      const answered = new Promise((resolve) => socket.once('message', (data) => resolve(JSON.parse((data as Buffer).toString()))));
      socket.send(JSON.stringify({ type: 'unsubscribe', id: index }));
      expect(await answered).toEqual({ type: 'result', id: index, value: { type: 'unsubscribe', id: index } });
    }
    expect(server.connectionCount()).toBe(2);
  });

  it('needs the cookie, this page’s origin, this host and this path', async () => {
    const origin = `http://127.0.0.1:${server.port}`;
    expect(await open({ origin })).toBe(401);
    expect(await open({ origin, cookie: `${cookie}x` })).toBe(401);
    expect(await open({ origin, cookie: cookie.replace(String(server.port), String(server.port + 1)) })).toBe(401);
    expect(await open({ cookie })).toBe(403);
    expect(await open({ origin: 'http://attacker.example', cookie })).toBe(403);
    expect(await open({ origin: `http://localhost:${server.port}`, cookie })).toBe(403);
    expect(await open({ origin: `http://127.0.0.1:${server.port + 1}`, cookie })).toBe(403);
    expect(await open({ origin: 'null', cookie })).toBe(403);
    expect(await open({ origin, cookie, host: 'attacker.example' })).toBe(421);
    for (const path of ['/other', '/contract', '/contract/', `/contract/${accountId.replace('1', '2')}`, `/contract/${accountId}/more`]) expect(await open({ origin, cookie }, path)).toBe(404);
    expect(await open({ origin }, '/host')).toBe(401);
    expect(await open({ origin: 'http://attacker.example', cookie }, '/host')).toBe(403);
    expect(connections).toHaveLength(0);
  });

  it.each(['no JSON', '{}', '{"type":"call","id":1,"name":"eraseEverything"}', '[]'])('ends a connection that sends %s', async (text) => {
    const socket = await openAsPage();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.send(text);
    expect(await closed).toBe(1008);
  });

  it('of the host is beside those of the accounts, and takes no envelope of theirs', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/host`, { headers: { origin: `http://127.0.0.1:${server.port}`, cookie } });
    const closed = new Promise((resolve) => socket.once('close', resolve));
    const first = await new Promise((resolve) => socket.once('message', (data) => resolve(JSON.parse((data as Buffer).toString()))));
    expect(first).toMatchObject({ type: 'accounts' });
    socket.send(JSON.stringify({ type: 'unsubscribe', id: 1 }));
    expect(await closed).toBe(1008);
  });

  it('tells the backend when a tab is closed', async () => {
    const socket = await openAsPage();
    const closed = new Promise<void>((resolve) => connections[0]?.onClose(resolve));
    socket.close();
    await closed;
  });
});

describe('files', () => {
  it('are those of one account, for who has the cookie', async () => {
    expect((await get(`/files/${accountId}/id/original`, { cookie })).body).toBe('id/original');
    expect((await get(`/files/${accountId}/id/original`)).status).toBe(401);
    for (const path of ['/files/', '/files/staged', `/files/${accountId.replace('1', '2')}/id/original`]) expect((await get(path, { cookie })).status).toBe(404);
    expect((await get(`/files/${accountId}/staged`, { cookie, origin: 'http://attacker.example' }, 'POST')).status).toBe(403);
  });
});

it('says in one sentence that the port is taken', async () => {
  const second = startHeadlessServer({ rendererFolder: join(folder, 'renderer'), port: server.port, logger: silent, accounts });
  await expect(second).rejects.toMatchObject({ code: 'port_in_use', message: `Port ${server.port} is already in use. Choose another one with --port.` });
});

it('says in one sentence that the interface is missing', async () => {
  const broken = startHeadlessServer({ rendererFolder: join(folder, 'nowhere'), port: 0, logger: silent, accounts });
  await expect(broken).rejects.toThrow(/^Hallway’s interface is missing in .*nowhere/);
});

it('survives a visitor that speaks no HTTP', async () => {
  await new Promise<void>((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.end('\u0000\u0001 nonsense\r\n\r\n'));
    socket.on('close', () => resolve());
    socket.on('error', () => undefined);
    socket.resume();
  });
  expect((await get('/', { cookie })).status).toBe(200);
});
