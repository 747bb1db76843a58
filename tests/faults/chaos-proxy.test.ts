import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import WebSocket, { WebSocketServer } from 'ws';
import { pass, startChaosProxy, type ChaosProxy } from './chaos-proxy.ts';
import { FrameReader, textFrame } from './web-socket-frames.ts';
import { until } from './support/until.ts';
import { createRandom } from '../system/support/seeded-random.ts';

let server: WebSocketServer;
let proxy: ChaosProxy;
let client: WebSocket;
let heardByServer: string[];
let heardByClient: string[];

const isClosed = (): boolean => client.readyState === WebSocket.CLOSED;

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  [heardByServer, heardByClient] = [[], []];
  server.on('connection', (socket) => {
    socket.on('message', (data) => {
      const text = (data as Buffer).toString('utf8');
      heardByServer.push(text);
      if (text.startsWith('count')) for (let number = 0; number < 10; number += 1) socket.send(`${number}`);
    });
    socket.on('error', () => undefined);
  });
  const address = server.address();
  proxy = await startChaosProxy(typeof address === 'object' && address !== null ? address.port : 0);
  client = new WebSocket(proxy.url.replace('http', 'ws'));
  client.on('message', (data) => heardByClient.push((data as Buffer).toString('utf8')));
  client.on('error', () => undefined);
  await once(client, 'open');
});

afterEach(async () => {
  client.terminate();
  await proxy.close();
  server.close();
});

const heard = (list: () => readonly string[], count: number) => until(() => ({ isReached: list().length >= count, seen: list() }), 5_000, 'not heard');

it('passes on what is sent, masked or not, short or long', async () => {
  const texts = ['a', 'ü'.repeat(100), 'x'.repeat(70_000)];
  for (const text of texts) client.send(text);
  client.send('count');
  await heard(() => heardByClient, 10);
  expect(heardByServer).toEqual([...texts, 'count']);
});

it('repeats, drops and replaces frames as it is told', async () => {
  proxy.weather.onUp = ({ text }) => (text === 'twice' ? { kind: 'repeat', times: 2 } : text === 'lost' ? { kind: 'drop' } : text === 'old' ? { kind: 'replace', text: 'new '.repeat(50) } : pass);
  for (const text of ['twice', 'lost', 'old']) client.send(text);
  await heard(() => heardByServer, 3);
  expect(heardByServer).toEqual(['twice', 'twice', 'new '.repeat(50)]);
});

it('lets a frame’s first bytes through and no more: nothing is heard, and both ends are cut off', async () => {
  proxy.weather.onUp = ({ raw }) => ({ kind: 'cut', afterBytes: raw.length - 1 });
  client.send('nearly there');
  await until(() => ({ isReached: isClosed() && server.clients.size === 0 }), 5_000, 'not cut');
  expect(heardByServer).toEqual([]);
});

it('shuffles within its window, the same way for the same seed, and loses nothing', async () => {
  proxy.weather.random = createRandom(7);
  client.send('count first');
  await heard(() => heardByClient, 10);
  heardByClient.length = 0;
  proxy.weather.shuffleWindow = 10;
  client.send('count');
  await heard(() => heardByClient, 10);
  expect(heardByClient).not.toEqual([...heardByClient].sort());
  expect([...heardByClient].sort()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
});

it('half open: nothing comes through, and neither end is told', async () => {
  proxy.weather.isHalfOpen = true;
  client.send('count');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect([heardByServer, heardByClient, isClosed()]).toEqual([[], [], false]);
  for (const socket of server.clients) socket.terminate();
  await until(() => ({ isReached: proxy.serverEndedCount() === 1 }), 5_000, 'the end was not noticed');
  expect(isClosed()).toBe(false);
});

it('a frame is read whole, however its bytes arrive', () => {
  const bytes = Buffer.concat([textFrame('one', false), textFrame('ü'.repeat(40_000), true)]);
  const reader = new FrameReader();
  const texts = [bytes.subarray(0, 1), bytes.subarray(1, 6), bytes.subarray(6, 300), bytes.subarray(300)].flatMap((part) => reader.take(part)).map(({ text }) => text);
  expect(texts).toEqual(['one', 'ü'.repeat(40_000)]);
});

it('a narrow line holds little: what counts as sent by the server has nearly arrived, and all of it arrives', async () => {
  const sizeBytes = 8_000_000;
  const files = createServer((_request, response) => response.end(Buffer.alloc(sizeBytes))).listen(0, '127.0.0.1');
  await once(files, 'listening');
  const address = files.address();
  const narrow = await startChaosProxy(typeof address === 'object' && address !== null ? address.port : 0, { bytesPerSecond: 30_000_000 });
  const { body } = await fetch(narrow.url);
  let [arrivedBytes, mostUnderWay] = [0, 0];
  for await (const part of body ?? []) {
    mostUnderWay = Math.max(mostUnderWay, narrow.downBytes() - arrivedBytes);
    arrivedBytes += part.length;
  }
  expect(arrivedBytes).toBe(sizeBytes);
  expect(mostUnderWay).toBeLessThan(sizeBytes / 4);
  await narrow.close();
  files.close();
});
