import { describe, expect, it } from 'vitest';
import { createLevelMeter } from './level-meter.ts';
import { FakeBrowserMedia, settled } from './testing/fake-browser-media.ts';

async function metered(samples: number[]) {
  const media = new FakeBrowserMedia();
  const track = await media.captureMicrophone({});
  const meter = createLevelMeter(media, track);
  const context = media.contexts.at(-1);
  const analyser = context?.nodes.find(({ track }) => track === null);
  if (context === undefined || analyser === undefined) throw new Error('The meter measures nothing.');
  analyser.samples = new Float32Array(samples);
  return { meter, context, media };
}

describe('the level meter', () => {
  it('shows how loud a track is', async () => {
    const { meter } = await metered(Array.from({ length: 2048 }, (_, index) => (index % 2 === 0 ? 0.1 : -0.1)));
    await settled();
    const { level, isPureSilence } = meter.read();
    expect(level).toBeCloseTo(2 / 3, 2);
    expect(isPureSilence).toBe(false);
  });

  it('tells a microphone that gives no signal', async () => {
    const { meter } = await metered([]);
    await settled();
    expect(meter.read()).toEqual({ level: 0, isPureSilence: true });
  });

  it('does not blame the microphone while the browser does not play', async () => {
    const { meter, context } = await metered([]);
    context.state = 'suspended';
    expect(meter.read()).toEqual({ level: 0, isPureSilence: false });
  });

  it('closes without ending the track', async () => {
    const { meter, context, media } = await metered([]);
    meter.close();
    await settled();
    expect(context.state).toBe('closed');
    expect(media.live()).toHaveLength(1);
  });
});
