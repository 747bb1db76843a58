import { MessageChannelMain, type MessagePortMain, type WebContents } from 'electron';
import type { z } from 'zod';
import type { AccountHost } from '#backend/hosting/accounts/account-host';
import { serveHostContract } from '#backend/hosting/accounts/serve-host-contract';
import { requestEnvelopeSchema, type BackendCarrier, type Carrier } from '#shared/contract/carrier';
import { hostRequestSchema, type HostCarrier } from '#shared/contract/host/host-envelope';
import type { Logger } from '#shared/runtime/logger';
import { isOwnAddress } from './app-origin.ts';
import type { MessageLinks } from './message-links.ts';

export interface ContractPortOptions {
  readonly contents: WebContents;
  readonly accounts: AccountHost;
  readonly links: MessageLinks;
  readonly logger: Logger;
}

/**
 * Gives the renderer one end of a channel to its host each time it has loaded, and one to each account that it asks for
 * over that. Only the window's main frame, showing the renderer itself, is given any, and a reload closes the former.
 */
export function offerContractPorts({ contents, accounts, links, logger }: ContractPortOptions): void {
  let open: { close(): void }[] = [];
  const closeAll = () => {
    for (const carrier of open) carrier.close();
    open = [];
  };
  const isOurs = () => isOwnAddress(contents.mainFrame.url);

  /** @param accountId null: the port to the host itself */
  function sendPort(accountId: string | null): MessagePortMain {
    const { port1, port2 } = new MessageChannelMain();
    contents.mainFrame.postMessage('hallway-port', accountId, [port2]);
    return port1;
  }

  function openAccount(accountId: string): void {
    if (!isOurs()) return;
    const carrier: BackendCarrier = createPortCarrier(sendPort(accountId), requestEnvelopeSchema, logger);
    open.push(carrier);
    accounts.connect(accountId, carrier);
  }

  contents.on('did-finish-load', () => {
    closeAll();
    if (!isOurs()) {
      logger.error('A page that is not the renderer was loaded; it gets no port');
      return;
    }
    const carrier: HostCarrier = createPortCarrier(sendPort(null), hostRequestSchema, logger);
    open.push(carrier);
    serveHostContract(accounts, carrier, openAccount);
    // After the list of accounts: the window looks there for where the link leads.
    carrier.onClose(links.follow((address) => carrier.send({ type: 'link', address })));
  });
  contents.on('render-process-gone', closeAll);
  contents.once('destroyed', closeAll);
}

/** Carries a contract over a MessagePort. What its schema does not know is dropped and logged. */
function createPortCarrier<Outgoing, Incoming>(port: MessagePortMain, schema: z.ZodType<Incoming>, logger: Logger): Carrier<Outgoing, Incoming> {
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
        const envelope = schema.safeParse(data).data;
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
