import { Backend } from '#backend/backend';
import { openWebSocket } from '#backend/sync/open-socket';
import { systemClock } from '#backend/system-clock';
import { createContractClient } from '#shared/contract/contract-client';
import { createMemoryCarriers } from '#shared/contract/memory-carrier';
import type { QueryName, QueryParams, QueryValue } from '#shared/contract/queries';
import type { Clock } from '#shared/runtime/clock';
import type { Logger } from '#shared/runtime/logger';
import { createRandom } from '../../system/support/seeded-random.ts';
import type { DeviceAnswer, DeviceQuestion, DeviceSettings } from './device-protocol.ts';

/** A device in a process of its own, to be killed and starved: `device-process.ts SETTINGS`, spoken to over Node's channel. */
const settings = JSON.parse(process.argv[2] ?? '{}') as DeviceSettings;
let { clockOffsetMs } = settings;
const ignore = (): void => undefined;
const quiet: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore, child: () => quiet };
const clock: Clock = {
  nowMs: () => systemClock.nowMs() + clockOffsetMs,
  after: (delayMs, callback) => systemClock.after(delayMs / settings.speed, callback),
};
const say = (answer: DeviceAnswer): void => void process.send?.(answer);

const backend = new Backend({
  profileFolder: settings.profileFolder,
  deviceName: 'a device',
  logger: quiet,
  ports: { startDemoOrganization: () => Promise.reject(new Error('none')), protectSecret: (secret) => Promise.resolve(secret), revealSecret: (text) => Promise.resolve(text) },
  clock,
  random: createRandom(settings.seed),
  openSocket: openWebSocket,
  fetch: globalThis.fetch,
  onUnreadTotal: ignore,
});
await backend.start();
const carriers = createMemoryCarriers();
backend.connect(carriers.backend);
const client = createContractClient(carriers.renderer);
process.on('message', (question: DeviceQuestion) => void answer(question));
process.on('disconnect', () => process.exit(0));
say({ kind: 'ready' });

async function answer(question: DeviceQuestion): Promise<void> {
  try {
    say({ kind: 'value', id: question.id, value: (await carryOut(question)) ?? null });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    say({ kind: 'refused', id: question.id, code, message: error instanceof Error ? error.message : String(error) });
  }
}

async function carryOut(question: DeviceQuestion): Promise<Extract<DeviceAnswer, { kind: 'value' }>['value']> {
  if (question.kind === 'call') return client.call(question.name, question.params);
  if (question.kind === 'read') return read(question.name, question.params);
  clockOffsetMs = question.offsetMs;
  return null;
}

function read<N extends QueryName>(name: N, params: QueryParams<N>): Promise<QueryValue<N>> {
  return new Promise((resolve, reject) => {
    const end = client.subscribe(name, params, (value) => {
      // The subscription itself is only known once `subscribe` has returned.
      queueMicrotask(() => end());
      resolve(value);
    }, reject);
  });
}
