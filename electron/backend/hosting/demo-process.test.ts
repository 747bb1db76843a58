import { expect, it, vi } from 'vitest';
import type { Logger } from '#shared/runtime/logger';
import { createDemoProcess, type DemoChild } from './demo-process.ts';

const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined, child: () => silent };
const ready = { type: 'ready', serverUrl: 'http://127.0.0.1:4000', clients: [{ displayName: 'Ada', email: 'ada@example.org', password: 'x' }] };
const access = { serverUrl: 'http://127.0.0.1:4000', email: 'ada@example.org', password: 'x' };

/** A child whose messages and end the test decides. */
function createChild(): DemoChild & { readonly kill: () => void; tell: (message: unknown) => void; end: () => void } {
  const listeners: ((message: unknown) => void)[] = [];
  const exitListeners: (() => void)[] = [];
  const kill = vi.fn<() => void>(() => end());
  const end = () => exitListeners.forEach((listener) => listener());
  return {
    onMessage: (listener) => void listeners.push(listener),
    onExit: (listener) => void exitListeners.push(listener),
    kill,
    tell: (message) => listeners.forEach((listener) => listener(message)),
    end,
  };
}

function createDemo(startTimeoutMs = 1_000) {
  const children: ReturnType<typeof createChild>[] = [];
  const spawn = () => {
    const child = createChild();
    children.push(child);
    return child;
  };
  return { children, demo: createDemoProcess({ spawn, logger: silent, startTimeoutMs }) };
}

it('is started once, however often it is asked for', async () => {
  const { children, demo } = createDemo();
  const both = [demo.start(), demo.start()];
  children[0]?.tell(ready);
  expect(await Promise.all(both)).toEqual([access, access]);
  expect(await demo.start()).toEqual(access);
  expect(children).toHaveLength(1);
});

it('tells why it could not start, and tries again when asked again', async () => {
  const { children, demo } = createDemo();
  const first = demo.start();
  children[0]?.tell({ type: 'failed', message: 'There is no space left.' });
  await expect(first).rejects.toMatchObject({ code: 'demo_failed', message: 'There is no space left.' });
  const second = demo.start();
  children[1]?.tell(ready);
  expect(await second).toEqual(access);
});

it('fails when the process ends early, is silent for too long or talks nonsense', async () => {
  const ended = createDemo();
  const first = ended.demo.start();
  ended.children[0]?.end();
  await expect(first).rejects.toMatchObject({ code: 'demo_failed' });

  const silentOne = createDemo(20);
  const second = silentOne.demo.start();
  silentOne.children[0]?.tell({ type: 'ready', clients: [] });
  await expect(second).rejects.toMatchObject({ code: 'demo_failed' });
  expect(silentOne.children[0]?.kill).toHaveBeenCalled();
});

it('is started anew after its process has died', async () => {
  const { children, demo } = createDemo();
  const first = demo.start();
  children[0]?.tell(ready);
  await first;
  children[0]?.end();
  await Promise.resolve();
  const second = demo.start();
  children[1]?.tell(ready);
  await second;
  expect(children).toHaveLength(2);
});

it('ends with its host, and need not have been started for that', async () => {
  const { children, demo } = createDemo();
  await demo.stop();
  const first = demo.start();
  children[0]?.tell(ready);
  await first;
  await demo.stop();
  expect(children[0]?.kill).toHaveBeenCalled();
});
