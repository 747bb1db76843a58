import type { Carrier } from '#shared/contract/carrier';

/** Carries a contract over an open WebSocket to the headless host: one JSON text frame for each envelope. */
function createWebSocketCarrier<Outgoing, Incoming>(socket: WebSocket): Carrier<Outgoing, Incoming> {
  return {
    send(envelope) {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(envelope));
    },
    onReceive(receiver) {
      socket.addEventListener('message', (event: MessageEvent<string>) => receiver(JSON.parse(event.data) as Incoming));
    },
    onClose(listener) {
      if (socket.readyState === WebSocket.CLOSED) listener();
      else socket.addEventListener('close', () => listener(), { once: true });
    },
    close() {
      socket.close();
    },
  };
}

/** Opens a WebSocket of the headless host that served the page. Rejects when it cannot be opened. */
export function openWebSocketCarrier<Outgoing, Incoming>(address: string): Promise<Carrier<Outgoing, Incoming>> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    socket.addEventListener('open', () => resolve(createWebSocketCarrier(socket)), { once: true });
    socket.addEventListener('close', () => reject(new Error('The connection to Hallway on this computer was refused.')), { once: true });
  });
}
