import type { Effort, FaultRow, Outcome } from '../fault-row.ts';
import { runStrangeDelivery } from './strange-delivery.ts';

/** Fault 5: each frame of the server comes up to five times. */
export const framesRepeated: FaultRow = {
  number: 5,
  title: 'Each frame in either direction comes 1 to 5 times',
  invariant: 'No second message, no second unread; the device holds what the server holds',
  run: (effort: Effort): Promise<Outcome> =>
    runStrangeDelivery(effort, (weather) => {
      const repeat = () => ({ kind: 'repeat', times: 1 + Math.floor(weather.random() * 5) }) as const;
      weather.onDown = repeat;
      // A second greeting would be bad manners, which the server answers by hanging up: all other frames may come again.
      weather.onUp = ({ text }) => (text?.includes('"hello"') === true ? { kind: 'pass' } : repeat());
    }),
};
