import { describe, expect, it } from 'vitest';
import { createRemoteAudio } from './remote-audio.ts';
import { FakeBrowserMedia, settled } from './testing/fake-browser-media.ts';

class FakeAudioElement {
  autoplay = false;
  muted = false;
  volume = 1;
  srcObject: unknown = null;
  isPaused = false;
  sinkIds: string[] = [];
  isPlayRefused = false;
  missingSinks = new Set<string>();

  async play(): Promise<void> {
    await Promise.resolve();
    if (this.isPlayRefused) throw new DOMException('', 'NotAllowedError');
  }

  pause(): void {
    this.isPaused = true;
  }

  async setSinkId(sinkId: string): Promise<void> {
    await Promise.resolve();
    if (this.missingSinks.has(sinkId)) throw new DOMException('', 'NotFoundError');
    this.sinkIds.push(sinkId);
  }
}

async function playing(prepare: (element: FakeAudioElement) => void = () => {}) {
  const media = new FakeBrowserMedia();
  const element = new FakeAudioElement();
  prepare(element);
  media.createAudioElement = () => element as unknown as HTMLAudioElement;
  const blocked: string[] = [];
  const audio = createRemoteAudio(media, await media.captureMicrophone({}), () => blocked.push('blocked'));
  return { audio, element, blocked };
}

describe('what somebody else says', () => {
  it('plays at once', async () => {
    const { element, blocked } = await playing();
    await settled();
    expect(element).toMatchObject({ autoplay: true, muted: false });
    expect(element.srcObject).not.toBeNull();
    expect(blocked).toEqual([]);
  });

  it('tells when the browser wants a click first, and plays after it', async () => {
    const { audio, element, blocked } = await playing((it) => (it.isPlayRefused = true));
    await settled();
    expect(blocked).toEqual(['blocked']);
    element.isPlayRefused = false;
    await expect(audio.play()).resolves.toBe(true);
  });

  it('comes out of the chosen speaker', async () => {
    const { audio, element } = await playing();
    await expect(audio.setSpeaker('loud')).resolves.toBe(true);
    await expect(audio.setSpeaker(null)).resolves.toBe(true);
    expect(element.sinkIds).toEqual(['loud', '']);
  });

  it('comes out of the system’s speaker when the chosen one is gone', async () => {
    const { audio, element } = await playing((it) => it.missingSinks.add('gone'));
    await expect(audio.setSpeaker('gone')).resolves.toBe(false);
    expect(element.sinkIds).toEqual(['']);
  });

  it('comes out of the system’s speaker where a browser cannot choose', async () => {
    const { audio } = await playing((it) => Object.assign(it, { setSinkId: undefined }));
    await expect(audio.setSpeaker('loud')).resolves.toBe(false);
    await expect(audio.setSpeaker(null)).resolves.toBe(true);
  });

  it('is silent on hold and as loud as wished, within bounds', async () => {
    const { audio, element } = await playing();
    audio.setHeld(true);
    audio.setVolume(1.7);
    expect(element).toMatchObject({ muted: true, volume: 1 });
    audio.setVolume(0.3);
    audio.setHeld(false);
    expect(element).toMatchObject({ muted: false, volume: 0.3 });
  });

  it('ends without a word when it is closed', async () => {
    const { audio, element, blocked } = await playing((it) => (it.isPlayRefused = true));
    audio.close();
    await settled();
    expect(element).toMatchObject({ isPaused: true, srcObject: null });
    expect(blocked).toEqual([]);
  });
});
