import WebSocket from 'ws';

/** A socket to the server, reduced to what is needed, so that tests can hold the network in their hands. */
export interface LinkSocket {
  send(text: string): void;
  /** Ends it at once; `onClose` follows. */
  terminate(): void;
}

export interface LinkSocketEvents {
  onOpen(): void;
  onMessage(text: string): void;
  /** Once. `httpStatus` when the upgrade was refused, `error` when there was no connection at all. */
  onClose(reason: { closeCode: number | null; httpStatus: number | null; error: Error | null }): void;
}

export type OpenSocket = (target: { url: string; token: string }, events: LinkSocketEvents) => LinkSocket;

const handshakeTimeoutMs = 10_000;
const maximumFrameBytes = 64 * 1024 * 1024;

/** Opens a real WebSocket; the token travels in a header, never in the address. */
export const openWebSocket: OpenSocket = ({ url, token }, events) => {
  let isClosed = false;
  const socket = new WebSocket(url, {
    headers: { Authorization: `Bearer ${token}` },
    handshakeTimeout: handshakeTimeoutMs,
    perMessageDeflate: false,
    maxPayload: maximumFrameBytes,
  });
  const close = (reason: Parameters<LinkSocketEvents['onClose']>[0]) => {
    if (isClosed) return;
    isClosed = true;
    events.onClose(reason);
  };
  socket.on('open', () => events.onOpen());
  socket.on('message', (data) => events.onMessage((data as Buffer).toString('utf8')));
  socket.on('unexpected-response', (request, response) => {
    request.destroy();
    close({ closeCode: null, httpStatus: response.statusCode ?? null, error: null });
  });
  socket.on('error', (error) => close({ closeCode: null, httpStatus: null, error }));
  socket.on('close', (closeCode) => close({ closeCode, httpStatus: null, error: null }));
  return {
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    terminate: () => socket.terminate(),
  };
};
