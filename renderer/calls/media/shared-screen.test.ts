import { describe, expect, it } from 'vitest';
import { asFake } from './testing/fake-track.ts';
import { startedMedia } from './testing/started-media.ts';

describe('a shared screen', () => {
  it('is told to keep its details', async () => {
    const { local } = await startedMedia();
    await local.setScreenOn(true);
    expect(asFake(local.tracks().screen)).toMatchObject({ contentHint: 'detail' });
  });

  it('without sound leaves the microphone as it is', async () => {
    const { media, local } = await startedMedia();
    const { audio } = local.tracks();
    await local.setScreenOn(true);
    expect(local.tracks().audio).toBe(audio);
    expect(media.contexts).toEqual([]);
  });

  it('with sound mixes it into what is sent, and no longer than it is shared', async () => {
    const { media, local } = await startedMedia({ prepare: (browser) => (browser.hasScreenSound = true) });
    const microphone = local.tracks().audio;
    await local.setScreenOn(true);
    expect(asFake(local.tracks().audio).label).toBe('Mixed');
    const mixed = media.contexts[0]?.nodes.filter(({ track, outputs }) => track !== null && outputs.size > 0);
    expect(mixed?.map(({ track }) => track?.label)).toEqual(['Desk microphone', 'Screen sound']);
    await local.setScreenOn(false);
    expect(local.tracks().audio).toBe(microphone);
    expect(media.contexts[0]?.state).toBe('closed');
    expect(media.live().map(({ label }) => label)).toEqual(['Desk microphone', 'Desk microphone']);
  });

  it('has its sound heard while the microphone is muted', async () => {
    const { media, local } = await startedMedia({ prepare: (browser) => (browser.hasScreenSound = true) });
    await local.setScreenOn(true);
    await local.setMicrophoneOn(false);
    expect(asFake(local.tracks().audio)).toMatchObject({ label: 'Mixed', enabled: true });
    const microphone = media.contexts[0]?.nodes.find(({ track }) => track?.label === 'Desk microphone');
    expect(microphone?.track?.enabled).toBe(false);
  });

  it('ends with the button of the browser, and that is told', async () => {
    const { media, local, events } = await startedMedia();
    await local.setScreenOn(true);
    asFake(local.tracks().screen).endByItself();
    expect(local.state().isScreenOn).toBe(false);
    expect(events).toEqual([{ type: 'screenEnded' }]);
    expect(media.live().filter(({ kind }) => kind === 'video')).toEqual([]);
  });

  it('that was not picked is a problem of its own, gone with the next attempt', async () => {
    const { media, local } = await startedMedia({ prepare: (browser) => browser.failures.set('screen', 'NotAllowedError') });
    await local.setScreenOn(true);
    expect(local.problems()).toEqual([{ code: 'screenDenied', kind: 'screen' }]);
    media.failures.clear();
    await local.setScreenOn(true);
    expect(local.problems()).toEqual([]);
  });

  it('is not kept when it is picked after all was called off, and muting does not wait for the pick', async () => {
    const { media, local } = await startedMedia();
    const { promise, resolve } = Promise.withResolvers<void>();
    media.gate = promise;
    const picking = local.setScreenOn(true);
    await local.setMicrophoneOn(false);
    expect(local.state().isMicrophoneOn).toBe(false);
    void local.setScreenOn(false);
    resolve();
    await picking;
    expect(local.tracks().screen).toBeNull();
    expect(media.live().filter(({ kind }) => kind === 'video')).toEqual([]);
  });
});
