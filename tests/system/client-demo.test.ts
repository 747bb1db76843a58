import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorld, password, type Device, type World } from './support/world.ts';

let world: World;
let device: Device;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.close());

it('a profile of the demo organization shows its store at once after a restart, and brings the demo back beside it', async () => {
  const { email } = await world.addPerson('Ada Brandt');
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
  await world.startServer();
});

it('a profile of an ordinary server starts no demo', async () => {
  const { email } = await world.addPerson('Ben Ortiz');
  let other = await world.addDevice();
  await other.client.call('signIn', { serverUrl: world.serverUrl, email, password });
  let starts = 0;
  other.ports.startDemoOrganization = async () => {
    starts += 1;
    return { serverUrl: world.serverUrl, email, password };
  };
  other = await other.restart();
  await other.until('connection', {}, (view) => view.connection.status === 'connected');
  expect(starts).toBe(0);
});
