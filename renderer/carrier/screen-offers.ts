import { screenOfferChannel, screenOfferSchema, type ScreenOffer } from '#shared/contract/screen-offer';

/** Screens to choose from; `answer` is given once, with an id of the list or null. */
export interface OpenScreenOffer extends ScreenOffer {
  answer(sourceId: string | null): void;
}

/** Listens to the desktop shell's offers; gives what ends it. In a browser there are none: it has a picker of its own. */
export function listenToScreenOffers(page: Window, onOffer: (offer: OpenScreenOffer) => void): () => void {
  const listen = (event: MessageEvent<unknown>) => {
    const [port] = event.ports;
    const { data } = event;
    if (event.source !== page || port === undefined || typeof data !== 'object' || data === null || !('type' in data) || data.type !== screenOfferChannel) return;
    const offer = screenOfferSchema.safeParse('offer' in data ? data.offer : null).data;
    const answer = (sourceId: string | null) => {
      port.postMessage(sourceId);
      port.close();
    };
    if (offer === undefined) answer(null);
    else onOffer({ ...offer, answer });
  };
  page.addEventListener('message', listen);
  return () => page.removeEventListener('message', listen);
}
