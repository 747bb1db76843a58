import { createServer, connect, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';

/** A way to the server that can be cut, as a closed lid or a lost network cuts it. */
export interface CutProxy {
  readonly url: string;
  /** Ends every connection and takes none for so long. */
  cut(forMs: number): void;
  close(): void;
}

/** Listens on loopback and passes everything on to the port. */
export async function startCutProxy(port: number): Promise<CutProxy> {
  const sockets = new Set<Socket>();
  let closedUntilMs = 0;
  const server = createServer((socket) => {
    if (performance.now() < closedUntilMs) return socket.destroy();
    const onward = connect(port, '127.0.0.1');
    for (const [one, other] of [[socket, onward], [onward, socket]] as const) {
      sockets.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    cut(forMs) {
      closedUntilMs = performance.now() + forMs;
      for (const socket of sockets) socket.destroy();
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
