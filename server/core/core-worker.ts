import { parentPort, workerData } from 'node:worker_threads';
import { serializeError } from '#shared/errors/hallway-error';
import { openSqlDatabase, type DatabaseLocation } from '../store/open-sql-database.ts';
import { systemClock } from '../system-clock.ts';
import type { CoreApi, CoreMethod } from './core-api.ts';
import type { CoreAnswer, CoreQuestion } from './core-messages.ts';
import { createCore } from './create-core.ts';
import { isBeyondRepair, toOperationalError } from './operational-error.ts';

/** The core's own thread: all SQL of the server happens here. */
if (parentPort === null) throw new Error('The core runs as a worker thread');
const port = parentPort;
const core = createCore(openSqlDatabase(workerData as DatabaseLocation), systemClock);

port.on('message', (question: CoreQuestion) => void answer(question));

async function answer(question: CoreQuestion): Promise<void> {
  try {
    const { method, parameters } = question;
    const value = await call(core, method, typeof parameters === 'string' ? (JSON.parse(parameters) as readonly unknown[]) : parameters);
    port.postMessage({ id: question.id, value } satisfies CoreAnswer);
  } catch (error) {
    port.postMessage({ id: question.id, error: serializeError(toOperationalError(error)), detail: detailOf(error) } satisfies CoreAnswer);
    if (isBeyondRepair(error)) endWith(error);
  }
  if (question.method === 'close') port.close();
}

function call(api: CoreApi, method: CoreMethod, parameters: readonly unknown[]): Promise<unknown> {
  return (api[method] as (...given: readonly unknown[]) => Promise<unknown>)(...parameters);
}

/** Ends the thread, and with it the server: what the disk says from now on cannot be trusted, a new start reads it anew. */
function endWith(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}

/** For the server's own log only; never sent to anybody. */
function detailOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
