import type { RawData, WebSocket } from 'ws';
import { requestEnvelopeSchema, type BackendCarrier, type RequestEnvelope } from '#shared/contract/carrier';

/** A tab that has stopped reading may not fill the host's memory. */
const maxBufferedBytes = 64 * 1024 * 1024;

/** Carries the contract over one WebSocket: one JSON text frame for each envelope. Anything else ends the connection. */
export function createWebSocketCarrier(socket: WebSocket): BackendCarrier {
  let receiver: ((envelope: RequestEnvelope) => void) | null = null;
  const early: RequestEnvelope[] = [];

  socket.on('message', (data, isBinary) => {
    const envelope = isBinary ? null : parseEnvelope(data);
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
function parseEnvelope(data: RawData): RequestEnvelope | null {
  try {
    return requestEnvelopeSchema.safeParse(JSON.parse((data as Buffer).toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}
