import { describe, expect, it } from 'vitest';
import { createHandClock } from '../../testing/hand-clock.ts';
import type { FakeAudioContext } from './testing/fake-audio-context.ts';
import { FakeBrowserMedia, settled } from './testing/fake-browser-media.ts';
import type { Note } from './tone-patterns.ts';
import { tonePatterns } from './tone-patterns.ts';
import { createTones } from './tones.ts';

function withTones() {
  const media = new FakeBrowserMedia();
  const clock = createHandClock();
  const tones = createTones({ createAudioContext: () => media.createAudioContext(), clock });
  return { media, clock, tones };
}

const notesStarted = (context: FakeAudioContext | undefined) => context?.nodes.filter(({ startedAt }) => startedAt.length > 0).length;

describe('the ringtone', () => {
  it('sounds again and again until it is stopped', async () => {
    const { media, clock, tones } = withTones();
    const stop = tones.ring();
    await settled();
    const perRound = tonePatterns.ring.notes.length;
    expect(notesStarted(media.contexts[0])).toBe(perRound);
    clock.advance(3000);
    expect(notesStarted(media.contexts[0])).toBe(2 * perRound);
    stop();
    stop();
    clock.advance(60_000);
    await settled();
    expect(notesStarted(media.contexts[0])).toBe(2 * perRound);
    expect(media.contexts[0]?.state).toBe('closed');
  });

  it('does not begin when it is stopped before the browser is ready', async () => {
    const { media, tones } = withTones();
    tones.ring()();
    await settled();
    expect(notesStarted(media.contexts[0])).toBe(0);
  });

  it('plays on the speaker that was chosen for it', async () => {
    const { media, tones } = withTones();
    tones.ring({ speakerId: 'loud' });
    await settled();
    expect(media.contexts[0]?.sinkIds).toEqual(['loud']);
  });

  it('plays on the system’s speaker where none can be chosen or the chosen one is gone', async () => {
    for (const setSinkId of [undefined, async () => Promise.reject(new DOMException('', 'NotFoundError'))]) {
      const media = new FakeBrowserMedia();
      const createAudioContext = () => Object.assign(media.createAudioContext(), { setSinkId });
      createTones({ createAudioContext, clock: createHandClock() }).ring({ speakerId: 'gone' });
      await settled();
      expect(notesStarted(media.contexts[0])).toBeGreaterThan(0);
    }
  });

  it('is left out where the browser gives no audio', () => {
    const refuse = () => {
      throw new DOMException('', 'NotSupportedError');
    };
    const tones = createTones({ createAudioContext: refuse, clock: createHandClock() });
    expect(() => tones.ring()()).not.toThrow();
  });
});

describe('a sound that plays once', () => {
  it.each(['test', 'joined', 'left'] as const)('(%s) closes by itself', async (name) => {
    const { media, clock, tones } = withTones();
    tones[name]();
    await settled();
    clock.advance(10_000);
    await settled();
    expect(notesStarted(media.contexts[0])).toBe(tonePatterns[name].notes.length);
    expect(media.contexts[0]?.state).toBe('closed');
  });
});

describe('every sound', () => {
  it.each(Object.entries(tonePatterns))('(%s) is soft: it never clips and ends in its time', (_, { notes, everySeconds }) => {
    const end = ({ startSeconds, durationSeconds }: Note) => startSeconds + durationSeconds;
    for (const { startSeconds } of notes) {
      const together = notes.filter((other) => other.startSeconds <= startSeconds && end(other) > startSeconds);
      expect(together.reduce((sum, { loudness }) => sum + loudness, 0)).toBeLessThan(0.95);
    }
    if (everySeconds !== null) expect(Math.max(...notes.map(end))).toBeLessThan(everySeconds);
  });
});
