import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { CallName, CallParams, CallResult } from '#shared/contract/calls';
import type { QueryName, QueryParams, QueryValue } from '#shared/contract/queries';
import type { DeviceAnswer, DeviceQuestion, DeviceSettings } from './device-protocol.ts';
import { projectRoot } from './server-process.ts';
import { until } from './until.ts';

/** A refusal of a device, with its code of the catalogue. */
export class DeviceRefusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** A question without its number. */
type Asked = DeviceQuestion extends infer Each ? (Each extends DeviceQuestion ? Omit<Each, 'id'> : never) : never;

/** A real backend in a process of its own. */
export interface Device {
  readonly processId: number;
  readonly profileFolder: string;
  call<N extends CallName>(name: N, params: CallParams<N>): Promise<CallResult<N>>;
  read<N extends QueryName>(name: N, params: QueryParams<N>): Promise<QueryValue<N>>;
  /** Sets what its clock says beside the computer's. */
  setClock(offsetMs: number): Promise<void>;
  isRunning(): boolean;
  /** Waits until it is connected and nothing waits to be sent. */
  settle(timeoutMs?: number): Promise<void>;
  kill(): Promise<void>;
}

interface DeviceOptions extends Partial<Omit<DeviceSettings, 'profileFolder'>> {
  /** Where the program stands; this one's when nothing is said. */
  readonly root?: string;
}

const readyWithinMs = 30_000;

/** A device's process, and the way to ask it. */
interface Line {
  /** Resolves when it is gone; whoever waits for an answer then has an error. */
  readonly ended: Promise<void>;
  readonly ready: Promise<void>;
  readonly ask: (question: Asked) => Promise<unknown>;
}

/** Starts a device on this profile; it connects by itself. */
export async function startDevice(profileFolder: string, { root = projectRoot, ...options }: DeviceOptions = {}): Promise<Device> {
  const settings: DeviceSettings = { profileFolder, seed: 1, clockOffsetMs: 0, speed: 1, ...options };
  const child = fork(join(root, 'tests/faults/support/device-process.ts'), [JSON.stringify(settings)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] });
  const { ended, ready, ask } = openLine(child);
  await ready;
  const device: Device = {
    processId: child.pid ?? 0,
    profileFolder,
    call: async <N extends CallName>(name: N, params: CallParams<N>) => (await ask({ kind: 'call', name, params })) as CallResult<N>,
    read: async <N extends QueryName>(name: N, params: QueryParams<N>) => (await ask({ kind: 'read', name, params })) as QueryValue<N>,
    setClock: async (offsetMs) => void (await ask({ kind: 'setClock', offsetMs })),
    isRunning: () => child.exitCode === null && child.signalCode === null,
    async settle(timeoutMs = 30_000) {
      await until(async () => {
        const view = await device.read('connection', {});
        return { isReached: view.connection.status === 'connected' && view.waitingCount === 0, seen: view };
      }, timeoutMs, 'a device never came to rest');
    },
    async kill() {
      if (device.isRunning()) child.kill('SIGKILL');
      await ended;
    },
  };
  return device;
}

function openLine(child: ChildProcess): Line {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  const ended = (async () => {
    await once(child, 'exit');
    for (const { reject } of waiting.values()) reject(new Error('The device is gone'));
    waiting.clear();
  })();
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The device did not start in time')), readyWithinMs);
    void ended.then(() => reject(new Error('The device ended before it was ready')));
    child.on('message', (answer: DeviceAnswer) => {
      if (answer.kind === 'ready') {
        clearTimeout(timer);
        return resolve();
      }
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (answer.kind === 'value') asked?.resolve(answer.value);
      else asked?.reject(new DeviceRefusal(answer.code, answer.message));
    });
  });
  const ask = (question: Asked): Promise<unknown> => new Promise((resolve, reject) => {
    const id = (lastId += 1);
    if (!child.connected) return reject(new Error('The device is gone'));
    waiting.set(id, { resolve, reject });
    child.send({ ...question, id });
  });
  return { ended, ready, ask };
}
