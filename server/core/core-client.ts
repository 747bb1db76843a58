import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { deserializeError, HallwayError } from '#shared/errors/hallway-error';
import type { Logger } from '#shared/runtime/logger';
import type { DatabaseLocation } from '../store/open-sql-database.ts';
import type { CoreApi, CoreMethod } from './core-api.ts';
import type { CoreAnswer, CoreQuestion } from './core-messages.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

const methods: readonly CoreMethod[] = [
  'tick', 'openSession', 'pull', 'pullFirstCopy', 'history', 'requireChat', 'readAccess', 'readRoster', 'findForeignChanges', 'findDueMessages', 'eraseDeleted',
  'requireUploader', 'findHeldFiles', 'hasContent', 'addContent', 'findDownload', 'findPicture', 'dropUnneeded', 'findCredential', 'addDevice',
  'findDevice', 'touchDevices', 'listDevices', 'revokeDevice', 'findEndedDevices', 'organizationName', 'close',
];

/** Starts the core's thread and gives its functions. `onEnd` is called when the thread ends unasked. */
export async function startCore(location: DatabaseLocation, logger: Logger, onEnd: (error: Error) => void): Promise<CoreApi> {
  const worker = new Worker(new URL('core-worker.js', import.meta.url), { workerData: location });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let isClosing = false;
  let hasEnded = false;

  worker.on('message', (answer: CoreAnswer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (!('error' in answer)) return asked?.resolve(answer.value);
    if (answer.error.kind === 'bug') logger.error('The core failed', { detail: answer.detail });
    asked?.reject(deserializeError(answer.error));
  });
  const end = (error: Error) => {
    if (hasEnded) return;
    hasEnded = true;
    // Nobody knows how far it came: whoever asked may ask again (SY2).
    for (const asked of waiting.values()) asked.reject(new HallwayError('server_busy', { cause: error }));
    waiting.clear();
    if (!isClosing) onEnd(error);
  };
  worker.on('error', end);
  worker.on('exit', () => end(new Error('The core ended.')));
  await once(worker, 'online');

  const ask = (method: CoreMethod, parameters: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (hasEnded) return reject(new HallwayError('server_busy'));
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      if (method === 'close') isClosing = true;
      worker.postMessage({ id, method, parameters: method === 'tick' ? JSON.stringify(parameters) : parameters } satisfies CoreQuestion);
    });
  return Object.fromEntries(methods.map((method) => [method, (...parameters: readonly unknown[]) => ask(method, parameters)])) as unknown as CoreApi;
}
