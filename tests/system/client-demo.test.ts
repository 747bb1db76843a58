import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorld, password, type Device, type World } from './support/world.ts';

let world: World;
let device: Device;
let email: string;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.close());

it('a profile of the demo organization shows its store at once after a restart, and brings the demo back beside it', async () => {
  ({ email } = await world.addPerson('Ada Brandt'));
  device = await world.addDevice();
  device.ports.startDemoOrganization = async () => ({ serverUrl: world.serverUrl, email, password });
  await device.client.call('tryDemo', {});
  await device.until('connection', {}, (view) => view.connection.status === 'connected');

  await world.stopServer();
  const demo = Promise.withResolvers<void>();
  device.ports.startDemoOrganization = async () => {
    await demo.promise;
    await world.startServer();
    return { serverUrl: world.serverUrl, email, password };
  };
  device = await device.restart();
  expect(await device.read('session', {})).toMatchObject({ status: 'signedIn', email });
  await device.until('connection', {}, (view) => view.connection.status === 'offline');
  demo.resolve();
  await device.until('connection', {}, (view) => view.connection.status === 'connected');
});

it('a demo that does not come back leaves everything readable, offline', async () => {
  await world.stopServer();
  device.ports.startDemoOrganization = () => Promise.reject(new Error('no'));
  device = await device.restart();
  expect(await device.read('chatList', {})).toEqual([]);
  await device.until('connection', {}, (view) => view.connection.status === 'offline');
});

it('a demo that ended is started again when the person asks to reconnect', async () => {
  device.ports.startDemoOrganization = async () => {
    await world.startServer();
    return { serverUrl: world.serverUrl, email, password };
  };
  await device.client.call('reconnectNow', {});
  await device.until('connection', {}, (view) => view.connection.status === 'connected');
});

it('a demo that came back at another address is found there, with the same store', async () => {
  await device.client.call('createGroup', { name: 'Kept', topic: null, memberIds: [] });
  const file = join(device.profileFolder, 'account.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace(world.serverUrl, 'http://127.0.0.1:1'));
  device.ports.startDemoOrganization = async () => ({ serverUrl: world.serverUrl, email, password });
  device = await device.restart();
  await device.until('connection', {}, (view) => view.connection.status === 'connected' && view.waitingCount === 0);
  expect(await device.read('session', {})).toMatchObject({ serverUrl: world.serverUrl });
  expect(await device.read('chatList', {})).toMatchObject([{ title: 'Kept' }]);
});

it('a profile of an ordinary server starts no demo', async () => {
  const ben = await world.addPerson('Ben Ortiz');
  let other = await world.addDevice();
  await other.client.call('signIn', { serverUrl: world.serverUrl, email: ben.email, password });
  let starts = 0;
  other.ports.startDemoOrganization = async () => {
    starts += 1;
    return { serverUrl: world.serverUrl, email, password };
  };
  other = await other.restart();
  await other.until('connection', {}, (view) => view.connection.status === 'connected');
  expect(starts).toBe(0);
});
