import { MessageChannelMain, type MessagePortMain, type WebContents } from 'electron';
import { requestEnvelopeSchema, type BackendCarrier, type RequestEnvelope } from '#shared/contract/carrier';
import type { Logger } from '#shared/runtime/logger';
import { isOwnAddress } from './app-origin.ts';

export interface ContractPortOptions {
  readonly contents: WebContents;
  readonly connect: (carrier: BackendCarrier) => void;
  readonly logger: Logger;
}

/**
 * Gives the renderer one end of a channel each time it has loaded; the backend gets the other. Only the window's main
 * frame, showing the renderer itself, is given one, and a reload closes the former.
 */
export function offerContractPort({ contents, connect, logger }: ContractPortOptions): void {
  let current: BackendCarrier | null = null;
  const closeCurrent = () => {
    current?.close();
    current = null;
  };

  contents.on('did-finish-load', () => {
    closeCurrent();
    if (!isOwnAddress(contents.mainFrame.url)) {
      logger.error('A page that is not the renderer was loaded; it gets no port');
      return;
    }
    const { port1, port2 } = new MessageChannelMain();
    current = createPortCarrier(port1, logger);
    connect(current);
    contents.mainFrame.postMessage('hallway-port', null, [port2]);
  });
  contents.on('render-process-gone', closeCurrent);
  contents.once('destroyed', closeCurrent);
}

/** Carries the contract over a MessagePort. What is no envelope is dropped and logged. */
function createPortCarrier(port: MessagePortMain, logger: Logger): BackendCarrier {
  let isOpen = true;
  port.once('close', () => {
    isOpen = false;
  });
  return {
    send(envelope) {
      if (isOpen) port.postMessage(envelope);
    },
    onReceive(receiver) {
      port.on('message', ({ data }) => {
        const envelope: RequestEnvelope | undefined = requestEnvelopeSchema.safeParse(data).data;
        if (envelope === undefined) logger.warn('The renderer sent something that is not part of the contract');
        else receiver(envelope);
      });
      // Messages that came before wait in the port until now.
      port.start();
    },
    onClose(listener) {
      port.once('close', listener);
    },
    close() {
      port.close();
    },
  };
}
