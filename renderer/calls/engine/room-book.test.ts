import { beforeEach, expect, it } from 'vitest';
import type { CallParams } from '#shared/contract/calls';
import { createHandClock } from '../../testing/hand-clock.ts';
import { FakeBrowserMedia, settled } from '../media/testing/fake-browser-media.ts';
import { RoomBook } from './room-book.ts';
import { callsView, FakeLink, ownCall, person, windowId } from './testing/engine-fixture.ts';

let links: FakeLink[];
let sent: CallParams<'sendCallSignal'>[];
let rooms: RoomBook;

beforeEach(() => {
  links = [];
  sent = [];
  rooms = new RoomBook({
    windowId, clock: createHandClock(), media: new FakeBrowserMedia(),
    createLink(options) {
      const link = new FakeLink(options);
      links.push(link);
      return link;
    },
    fetchIceServers: async () => Promise.resolve({ iceServers: [], isRelayOnly: false }),
    sendSignal: (params) => void sent.push(params), isServerReachable: () => true, speakerId: () => null, onChange: () => undefined, onGiveUp: () => undefined,
  });
});

const callIds = () => rooms.entries().map(([callId]) => callId);

it('opens a room for each joining of this window, once', () => {
  const view = callsView([ownCall(), ownCall([], { callId: 'other', windowId: 'other window' })]);
  expect(rooms.follow(view)).toHaveLength(1);
  expect(rooms.follow(view)).toEqual([]);
  expect(callIds()).toEqual(['call']);
});

it.each([
  ['has no joining', { joinId: null }],
  ['is over', { phase: 'ended' }],
  ['is not answered by the server: nobody is in', { phase: 'starting', people: [] }],
] as const)('opens none for a call that %s', (_why, more) => {
  expect(rooms.follow(callsView([ownCall(['ben'], { ...more, people: 'people' in more ? [] : [person('ada')] })]))).toEqual([]);
});

it('another joining of the same call is another room: nothing of the old one goes on', async () => {
  rooms.follow(callsView([ownCall()]));
  await settled();
  const [first] = rooms.entries();
  rooms.follow(callsView([ownCall(['ben'], { joinId: 'ada-2' })]));
  await settled();
  expect(rooms.get('call')).not.toBe(first?.[1]);
  expect(links.map((link) => link.isClosed)).toEqual([true, false]);
  links[1]?.options.sendSignal({ epoch: 0, seq: 0, payload: { kind: 'rebuildAsked' } });
  expect(sent).toMatchObject([{ callId: 'call', joinId: 'ada-2', toUserId: 'ben', toJoinId: 'ben-1' }]);
});

it('is closed with the last word of its call', async () => {
  rooms.follow(callsView([ownCall()]));
  await settled();
  rooms.follow(callsView([]));
  expect([callIds(), links.map((link) => link.isClosed)]).toEqual([[], [true]]);
});

it('is connected with exactly those who are in', async () => {
  rooms.follow(callsView([ownCall(['ben', 'cleo'])]));
  await settled();
  rooms.follow(callsView([ownCall(['cleo', 'dan'])]));
  await settled();
  expect(rooms.get('call')?.peers().map(({ userId }) => userId)).toEqual(['cleo', 'dan']);
  expect(links.map((link) => link.isClosed)).toEqual([true, false, false]);
});
