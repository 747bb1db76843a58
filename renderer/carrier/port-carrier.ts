import type { RendererCarrier, ResponseEnvelope } from '#shared/contract/carrier';

/** Carries the contract over the MessagePort that the preload handed over; envelopes are cloned as they are. */
function createPortCarrier(port: MessagePort): RendererCarrier {
  return {
    send(envelope) {
      port.postMessage(envelope);
    },
    onReceive(receiver) {
      port.addEventListener('message', (event: MessageEvent<ResponseEnvelope>) => receiver(event.data));
      // Messages that came before wait in the port until now.
      port.start();
    },
    onClose(listener) {
      port.addEventListener('close', listener, { once: true });
    },
    close() {
      port.close();
    },
  };
}

/**
 * Gives a function that opens the next port. The shell sends one after each load of the page and after each restart of
 * its backend, possibly before anybody asks, so the listener stands from the start.
 */
export function createPortOpener(page: Window): () => Promise<RendererCarrier> {
  const early: MessagePort[] = [];
  const asking: ((port: MessagePort) => void)[] = [];
  page.addEventListener('message', (event: MessageEvent<unknown>) => {
    const [port] = event.ports;
    if (event.source !== page || event.data !== 'hallway-port' || port === undefined) return;
    const next = asking.shift();
    if (next === undefined) early.push(port);
    else next(port);
  });
  return async () => {
    const port = early.pop() ?? (await new Promise<MessagePort>((resolve) => void asking.push(resolve)));
    return createPortCarrier(port);
  };
}
