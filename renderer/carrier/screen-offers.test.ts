import { expect, it } from 'vitest';
import { listenToScreenOffers, type OpenScreenOffer } from './screen-offers.ts';

/** A page that only takes messages. */
function createPage() {
  const page = new EventTarget();
  const offers: OpenScreenOffer[] = [];
  const stop = listenToScreenOffers(page as unknown as Window, (offer) => offers.push(offer));
  const send = (data: unknown, source: unknown = page) => {
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise<unknown>((resolve) => {
      port1.addEventListener('message', (event) => resolve(event.data));
      port1.start();
    });
    page.dispatchEvent(Object.assign(new Event('message'), { data, source, ports: [port2] }));
    return { answer, close: () => port1.close() };
  };
  return { offers, send, stop };
}

const source = { id: 'screen:1:0', name: 'Screen 1', kind: 'screen', thumbnailUrl: '' };

it('hands an offer on, and the answer back', async () => {
  const { offers, send } = createPage();
  const { answer, close } = send({ type: 'hallway-screens', offer: { sources: [source] } });
  expect(offers[0]?.sources).toEqual([source]);
  offers[0]?.answer('screen:1:0');
  expect(await answer).toBe('screen:1:0');
  close();
});

it('answers none to what is no offer', async () => {
  const { offers, send } = createPage();
  const { answer, close } = send({ type: 'hallway-screens', offer: { sources: [{ id: 7 }] } });
  expect(await answer).toBeNull();
  expect(offers).toEqual([]);
  close();
});

it('takes offers from its own window only, and none after its end', () => {
  const { offers, send, stop } = createPage();
  send({ type: 'hallway-screens', offer: { sources: [] } }, new EventTarget()).close();
  send({ type: 'something else', offer: { sources: [] } }).close();
  stop();
  send({ type: 'hallway-screens', offer: { sources: [] } }).close();
  expect(offers).toEqual([]);
});
