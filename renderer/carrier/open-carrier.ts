import type { RendererCarrier, RequestEnvelope, ResponseEnvelope } from '#shared/contract/carrier';

declare global {
  interface Window {
    /** Put there by the desktop shell's preload. */
    readonly hallwayShell?: { readonly kind: 'electron' };
  }
}

/** Opens the way to the backend: the shell's port, or the headless host's WebSocket. */
export function openCarrier(): Promise<RendererCarrier> {
  return window.hallwayShell === undefined ? openWebSocketCarrier() : openPortCarrier();
}

/** What both carriers share: one receiver, what came before it, and the end. */
class Inbox {
  #receiver: ((envelope: ResponseEnvelope) => void) | null = null;
  readonly #early: ResponseEnvelope[] = [];
  readonly #closeListeners: (() => void)[] = [];

  deliver(envelope: ResponseEnvelope): void {
    if (this.#receiver === null) this.#early.push(envelope);
    else this.#receiver(envelope);
  }

  onReceive(receiver: (envelope: ResponseEnvelope) => void): void {
    this.#receiver = receiver;
    for (const envelope of this.#early.splice(0)) receiver(envelope);
  }

  onClose(listener: () => void): void {
    this.#closeListeners.push(listener);
  }

  end(): void {
    for (const listener of this.#closeListeners.splice(0)) listener();
  }
}

function openPortCarrier(): Promise<RendererCarrier> {
  return new Promise((resolve) => {
    const listen = (event: MessageEvent<unknown>) => {
      const [port] = event.ports;
      if (event.source !== window || event.data !== 'hallway-port' || port === undefined) return;
      window.removeEventListener('message', listen);
      resolve(carryOverPort(port));
    };
    window.addEventListener('message', listen);
  });
}

function carryOverPort(port: MessagePort): RendererCarrier {
  const inbox = new Inbox();
  port.addEventListener('message', (event: MessageEvent<ResponseEnvelope>) => inbox.deliver(event.data));
  port.addEventListener('close', () => inbox.end());
  port.start();
  return {
    send: (envelope: RequestEnvelope) => port.postMessage(envelope),
    onReceive: (receiver) => inbox.onReceive(receiver),
    onClose: (listener) => inbox.onClose(listener),
    close: () => port.close(),
  };
}

function openWebSocketCarrier(): Promise<RendererCarrier> {
  return new Promise((resolve, reject) => {
    const inbox = new Inbox();
    const socket = new WebSocket(`ws://${window.location.host}/contract`);
    socket.addEventListener('message', (event: MessageEvent<string>) => inbox.deliver(JSON.parse(event.data) as ResponseEnvelope));
    socket.addEventListener('close', () => {
      reject(new Error('The host does not answer'));
      inbox.end();
    });
    socket.addEventListener('open', () =>
      resolve({
        send: (envelope: RequestEnvelope) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(envelope));
        },
        onReceive: (receiver) => inbox.onReceive(receiver),
        onClose: (listener) => inbox.onClose(listener),
        close: () => socket.close(),
      }),
    );
  });
}
