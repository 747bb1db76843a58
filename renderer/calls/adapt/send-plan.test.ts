import { describe, expect, it } from 'vitest';
import type { PeerWish, SendSituation } from './send-plan.ts';
import { planSending } from './send-plan.ts';

const untroubled: PeerWish = { peerId: 'anna', wantedHeightPixels: null, limitation: 'none', loadLevel: 0 };

function plan(peer: Partial<PeerWish> = {}, situation: Partial<SendSituation> = {}) {
  const whole: SendSituation = {
    peerCount: 1,
    isCameraOn: true,
    isScreenShared: false,
    trackHeightPixels: 720,
    peers: [{ ...untroubled, ...peer }],
    ...situation,
  };
  return planSending(whole).get('anna')!;
}

describe('the camera that is sent', () => {
  it.each([
    { people: 2, bps: 1_500_000, scale: 1 },
    { people: 3, bps: 500_000, scale: 2 },
    { people: 4, bps: 500_000, scale: 2 },
    { people: 5, bps: 300_000, scale: 2 },
    { people: 6, bps: 300_000, scale: 2 },
  ])('has $bps bit/s among $people people', ({ people, bps, scale }) => {
    expect(plan({}, { peerCount: people - 1 }).camera).toEqual({
      isOn: true,
      maxBitrateBps: bps,
      scaleDownBy: scale,
      maxFramesPerSecond: 30,
      priority: 'low',
    });
  });

  it('is off among seven people, and the voice stays', () => {
    const { camera, audio } = plan({}, { peerCount: 6 });
    expect(camera.isOn).toBe(false);
    expect(audio).toEqual({ maxBitrateBps: 40_000, priority: 'high' });
  });

  it('is off when the person has it off', () => {
    expect(plan({}, { isCameraOn: false }).camera.isOn).toBe(false);
  });

  it('is not sent to whom it is not drawn', () => {
    expect(plan({ wantedHeightPixels: 0 }).camera.isOn).toBe(false);
  });

  it('is as small as the tile, and takes fewer bits', () => {
    const { camera } = plan({ wantedHeightPixels: 170 });
    expect(camera.scaleDownBy).toBe(4);
    expect(camera.maxBitrateBps).toBe(187_500);
  });

  it('stays the same while a tile changes by a few pixels', () => {
    expect(plan({ wantedHeightPixels: 300 })).toEqual(plan({ wantedHeightPixels: 359 }));
  });

  it('is never larger than the number of people allows', () => {
    expect(plan({ wantedHeightPixels: 2160 }, { peerCount: 3 }).camera.scaleDownBy).toBe(2);
  });

  it('is not scaled up when the capture is smaller than the tile', () => {
    expect(plan({ wantedHeightPixels: 720 }, { trackHeightPixels: 240 }).camera.scaleDownBy).toBe(1);
  });
});

describe('what a thin line leaves', () => {
  const thin = (loadLevel: number) => plan({ limitation: 'bandwidth', loadLevel }, { isScreenShared: true });

  it('is less camera and a voice of 24 kbit/s', () => {
    const { camera, audio } = thin(1);
    expect(camera).toMatchObject({ isOn: true, maxBitrateBps: 900_000 });
    expect(camera.scaleDownBy).toBeCloseTo(4 / 3);
    expect(audio).toEqual({ maxBitrateBps: 24_000, priority: 'high' });
  });

  it('drops the camera first, then the screen, never the voice', () => {
    expect([thin(2), thin(3), thin(4)].map(({ camera, screen }) => [camera.isOn, screen.isOn])).toEqual([
      [true, true],
      [false, true],
      [false, false],
    ]);
    expect(thin(4).audio.maxBitrateBps).toBe(24_000);
  });

  it('keeps a small camera as long as the line bears one and no screen is shared', () => {
    const alone = [3, 4].map((loadLevel) => plan({ limitation: 'bandwidth', loadLevel }, { isScreenShared: false }).camera);
    expect(alone.map((camera) => camera.isOn)).toEqual([true, false]);
    expect(alone[0]).toMatchObject({ maxBitrateBps: 225_000, maxFramesPerSecond: 10 });
  });

  it('gets less at every step', () => {
    const bits = [0, 1, 2, 3].map((level) => thin(level).camera.maxBitrateBps);
    expect(bits).toEqual([1_500_000, 900_000, 450_000, 0]);
  });
});

describe('what a busy processor leaves', () => {
  const busy = (loadLevel: number) => plan({ limitation: 'cpu', loadLevel }, { isScreenShared: true });

  it('is fewer frames, then fewer pixels, with the whole voice', () => {
    expect([1, 2, 3, 4].map((level) => busy(level).camera.maxFramesPerSecond)).toEqual([20, 15, 12, 8]);
    expect(busy(1).camera.scaleDownBy).toBe(1);
    expect(busy(3).camera.scaleDownBy).toBe(2);
    expect(busy(4).audio.maxBitrateBps).toBe(40_000);
  });

  it('keeps screen and camera on', () => {
    expect(busy(4)).toMatchObject({ camera: { isOn: true }, screen: { isOn: true, maxFramesPerSecond: 5 } });
  });
});

describe('the screen that is sent', () => {
  it.each([
    [1, 2_500_000],
    [3, 2_000_000],
    [5, 1_500_000],
    [11, 1_500_000],
  ])('to %i people has %i bit/s at its full size', (peerCount, maxBitrateBps) => {
    expect(plan({}, { peerCount, isScreenShared: true }).screen).toEqual({
      isOn: true,
      maxBitrateBps,
      scaleDownBy: 1,
      maxFramesPerSecond: 15,
      priority: 'medium',
    });
  });

  it('keeps at least five frames a second and 1.5 Mbit/s', () => {
    expect(plan({ limitation: 'bandwidth', loadLevel: 3 }, { isScreenShared: true }).screen).toMatchObject({
      maxBitrateBps: 1_500_000,
      maxFramesPerSecond: 5,
    });
  });

  it('is off while nothing is shared', () => {
    expect(plan().screen.isOn).toBe(false);
  });
});

describe('the plan for several people', () => {
  it('gives each their own', () => {
    const plans = planSending({
      peerCount: 2,
      isCameraOn: true,
      isScreenShared: false,
      trackHeightPixels: 360,
      peers: [
        { ...untroubled, peerId: 'ben', wantedHeightPixels: 0 },
        { ...untroubled, peerId: 'cleo' },
      ],
    });
    expect([...plans].map(([peerId, { camera }]) => [peerId, camera.isOn])).toEqual([
      ['ben', false],
      ['cleo', true],
    ]);
  });

  it('takes a load out of range for the nearest step', () => {
    expect(plan({ limitation: 'cpu', loadLevel: 99 })).toEqual(plan({ limitation: 'cpu', loadLevel: 4 }));
    expect(plan({ limitation: 'cpu', loadLevel: -1 })).toEqual(plan());
  });
});
