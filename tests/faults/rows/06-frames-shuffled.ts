import type { Effort, FaultRow, Outcome } from '../fault-row.ts';
import { runStrangeDelivery } from './strange-delivery.ts';

const window = 10;

/** Fault 6: the server's frames come in another order. */
export const framesShuffled: FaultRow = {
  number: 6,
  title: 'Frames of the server come in any order within a window of 10',
  invariant: 'Applied in the order of their numbers, what is missing is asked for; the device holds what the server holds',
  run: (effort: Effort): Promise<Outcome> =>
    runStrangeDelivery(effort, (weather) => {
      weather.shuffleWindow = window;
    }),
};
