import { expect, it } from 'vitest';
import { SlotSender } from './slot-sender.ts';

const encoding = { isActive: true, maxBitrateBps: 100_000, scaleDownBy: 2, maxFramesPerSecond: 15, priority: 'low' } as const;

/** A sender that takes its time, as browsers do. */
function createFakeSender() {
  const calls: string[] = [];
  const encodings: RTCRtpEncodingParameters[] = [{ active: true }];
  const sender = {
    track: null as MediaStreamTrack | null,
    calls,
    encodings,
    async replaceTrack(track: MediaStreamTrack | null) {
      await Promise.resolve();
      calls.push(`track ${track?.id ?? 'none'}`);
      if (track?.id === 'ended') throw new Error('ended');
      sender.track = track;
    },
    getParameters: () => ({ encodings: structuredClone(encodings) }),
    async setParameters(parameters: { encodings: RTCRtpEncodingParameters[] }) {
      await Promise.resolve();
      calls.push('parameters');
      encodings.splice(0, 1, ...parameters.encodings);
    },
  };
  return sender;
}

function track(id: string): MediaStreamTrack {
  return { id } as MediaStreamTrack;
}

function createSlotSender(sender: ReturnType<typeof createFakeSender> | null, slot: 'audio' | 'camera' = 'camera') {
  let current = sender;
  let mayLimit = true;
  const slotSender = new SlotSender({ slot, track: null, findSender: () => current as unknown as RTCRtpSender | null, mayLimit: () => mayLimit });
  return { slotSender, appear: (next: ReturnType<typeof createFakeSender>) => (current = next), setMayLimit: (may: boolean) => (mayLimit = may) };
}

it('sends tracks while a connection is made, and limits them only once there is one', async () => {
  const sender = createFakeSender();
  const { slotSender, setMayLimit } = createSlotSender(sender);
  setMayLimit(false);
  await slotSender.setEncoding(encoding);
  await slotSender.setTrack(track('one'));
  expect(sender.calls).not.toContain('parameters');
  setMayLimit(true);
  await slotSender.apply();
  expect(sender.calls.filter((call) => call === 'parameters')).toHaveLength(1);
});

it('asks the browser for nothing when what is wanted is in effect', async () => {
  const sender = createFakeSender();
  let asked = 0;
  const { getParameters } = sender;
  sender.getParameters = () => ((asked += 1), getParameters());
  const { slotSender } = createSlotSender(sender);
  await slotSender.setEncoding(encoding);
  const before = asked;
  await slotSender.setTrack(track('one'));
  await slotSender.apply();
  expect(asked).toBe(before);
});

it('ends with the last track asked for', async () => {
  const sender = createFakeSender();
  const { slotSender } = createSlotSender(sender);
  const [one, two] = [track('one'), track('two')];
  await Promise.all([slotSender.setTrack(one), slotSender.setTrack(null), slotSender.setTrack(two)]);
  expect(sender.track).toBe(two);
  await slotSender.setTrack(two);
  expect(sender.calls).toEqual(['track two']);
});

it('remembers what was asked for before there was a sender', async () => {
  const { slotSender, appear } = createSlotSender(null);
  await slotSender.setTrack(track('early'));
  await slotSender.setEncoding(encoding);
  const sender = appear(createFakeSender());
  await slotSender.apply();
  expect(sender.calls).toEqual(['track early', 'parameters']);
  expect(sender.encodings[0]).toEqual({
    active: true,
    maxBitrate: 100_000,
    priority: 'low',
    networkPriority: 'low',
    scaleResolutionDownBy: 2,
    maxFramerate: 15,
  });
});

it('changes nothing when nothing is different', async () => {
  const sender = createFakeSender();
  const { slotSender } = createSlotSender(sender);
  await slotSender.setEncoding(encoding);
  await slotSender.setEncoding({ ...encoding });
  expect(sender.calls).toEqual(['parameters']);
});

it('takes limits back', async () => {
  const sender = createFakeSender();
  const { slotSender } = createSlotSender(sender);
  await slotSender.setEncoding(encoding);
  await slotSender.setEncoding({ isActive: false, maxBitrateBps: null, scaleDownBy: 0.5, maxFramesPerSecond: null, priority: 'medium' });
  expect(sender.encodings[0]).toEqual({ active: false, priority: 'medium', networkPriority: 'medium', scaleResolutionDownBy: 1 });
});

it('does not scale sound', async () => {
  const sender = createFakeSender();
  await createSlotSender(sender, 'audio').slotSender.setEncoding(encoding);
  expect(sender.encodings[0]).toEqual({ active: true, maxBitrate: 100_000, priority: 'low', networkPriority: 'low' });
});

it('says that a track was refused, and takes the next one', async () => {
  const sender = createFakeSender();
  const { slotSender } = createSlotSender(sender);
  await expect(slotSender.setTrack(track('ended'))).rejects.toThrow('ended');
  await slotSender.setTrack(track('next'));
  expect(sender.track?.id).toBe('next');
});
