import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { deserializeError } from '#shared/errors/hallway-error';
import { Backend } from '../backend.ts';
import { openWebSocket } from '../sync/open-socket.ts';
import { systemClock } from '../system-clock.ts';
import { PortCalls } from './port-calls.ts';
import { createRelayLogger } from './relay-logger.ts';
import { WorkerConnection } from './worker-connection.ts';
import { workerStartSchema, type FromWorker, type ToWorker } from './worker-messages.ts';

/** The backend's own thread (ADR 0002): socket, store and contract; the host's main thread only relays. */
if (parentPort === null) throw new Error('The backend runs as a worker thread');
await run(parentPort);

async function run(port: MessagePort): Promise<void> {
  const send = (message: FromWorker): void => port.postMessage(message);
  const ports = new PortCalls(send);
  const connections = new Map<number, WorkerConnection>();
  const backend = new Backend({
    ...workerStartSchema.parse(workerData),
    logger: createRelayLogger(send, {}),
    ports: ports.api,
    clock: systemClock,
    random: Math.random,
    openSocket: openWebSocket,
    fetch: globalThis.fetch,
    onUnreadTotal: (total) => send({ type: 'unreadTotal', total }),
    onHolder: (holder) => send({ type: 'holder', holder }),
  });

  port.on('message', (message: ToWorker) => {
    switch (message.type) {
      case 'connect': {
        const connection = new WorkerConnection(message.connectionId, send);
        connections.set(message.connectionId, connection);
        return backend.connect(connection);
      }
      case 'envelope': return connections.get(message.connectionId)?.receive(message.envelope);
      case 'disconnect': {
        connections.get(message.connectionId)?.closed();
        return void connections.delete(message.connectionId);
      }
      case 'portResult': return ports.resolve(message.callId, message.value);
      case 'portFailure': return ports.reject(message.callId, deserializeError(message.error));
      case 'stop': {
        backend.stop();
        return void backend.farewell().finally(() => {
          send({ type: 'stopped' });
          port.close();
        });
      }
    }
  });
  await backend.start();
  send({ type: 'started' });
}
