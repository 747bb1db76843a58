import type { RawData, WebSocket } from 'ws';
import type { z } from 'zod';
import type { Carrier } from '#shared/contract/carrier';

/** A tab that has stopped reading may not fill the host's memory. */
const maxBufferedBytes = 64 * 1024 * 1024;

/** Carries a contract over one WebSocket: one JSON text frame for each envelope. What the schema does not know ends the connection. */
export function createWebSocketCarrier<Outgoing, Incoming>(socket: WebSocket, schema: z.ZodType<Incoming>): Carrier<Outgoing, Incoming> {
  let receiver: ((envelope: Incoming) => void) | null = null;
  const early: Incoming[] = [];

  socket.on('message', (data, isBinary) => {
    const envelope = isBinary ? null : parseEnvelope(data, schema);
    if (envelope === null) socket.close(1008, 'Not an envelope of the contract.');
    else if (receiver === null) early.push(envelope);
    else receiver(envelope);
  });
  // `close` follows every error; without a listener an error would end the process.
  socket.on('error', () => undefined);

  return {
    send(envelope) {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > maxBufferedBytes) socket.terminate();
      else socket.send(JSON.stringify(envelope));
    },
    onReceive(next) {
      receiver = next;
      for (const envelope of early.splice(0)) next(envelope);
    },
    onClose(listener) {
      if (socket.readyState === socket.CLOSED) listener();
      else socket.once('close', listener);
    },
    close() {
      socket.close(1001, 'Hallway ends.');
    },
  };
}

/** With `binaryType` as it is, ws gives one buffer for each message. */
function parseEnvelope<Incoming>(data: RawData, schema: z.ZodType<Incoming>): Incoming | null {
  try {
    return schema.safeParse(JSON.parse((data as Buffer).toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}
