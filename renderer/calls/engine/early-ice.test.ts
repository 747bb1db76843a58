import { expect, it } from 'vitest';
import type { IceSetup } from '../peer/ice-source.ts';
import { EarlyIce } from './early-ice.ts';

/** Answers in turn; null fails. */
function answering(answers: (IceSetup | null)[]) {
  const asked: string[] = [];
  const ice = new EarlyIce(async (callId) => {
    asked.push(callId);
    const answer = answers.shift() ?? null;
    if (answer === null) throw new Error('not now');
    return answer;
  });
  return { asked, ice };
}
const setup = (isRelayOnly: boolean): IceSetup => ({ iceServers: [], isRelayOnly });

it('is asked once for the first who needs it, and anew for the next', async () => {
  const { asked, ice } = answering([setup(true), setup(false)]);
  ice.prepare('call');
  expect(await ice.take('call')).toEqual(setup(true));
  expect(asked).toEqual(['call']);
  expect(await ice.take('call')).toEqual(setup(false));
  expect(asked).toEqual(['call', 'call']);
});

it('a failure while coming in is no failure of the call', async () => {
  const { ice } = answering([null, setup(false)]);
  ice.prepare('call');
  expect(await ice.take('call')).toEqual(setup(false));
});
