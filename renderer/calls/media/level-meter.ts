import type { BrowserMedia } from './browser-media.ts';
import { amplitudeOf, isPureSilence, levelOfAmplitude } from './sound-level.ts';

/** About 43 ms of sound: long enough for a low voice, short enough for a meter that dances. */
const SAMPLES = 2048;

interface SoundReading {
  /** 0 to 1, as loudness is heard. */
  level: number;
  /** Whether there is no signal at all, as of a dead or disabled microphone. */
  isPureSilence: boolean;
}

/** Measures one track. */
export interface LevelMeter {
  read(): SoundReading;
  /** Ends measuring; the track is not touched. */
  close(): void;
}

/**
 * Gives a meter of a track of this computer; for those of other people the statistics have levels (`readLink`). The
 * sound goes nowhere. Throws what the browser throws when it gives no more audio.
 */
export function createLevelMeter(media: BrowserMedia, track: MediaStreamTrack): LevelMeter {
  const context = media.createSilentContext();
  const source = context.createMediaStreamSource(media.streamOf(track));
  const analyser = context.createAnalyser();
  analyser.fftSize = SAMPLES;
  source.connect(analyser);
  void context.resume().catch(() => undefined);
  const samples = new Float32Array(SAMPLES);
  return {
    read() {
      // A context that does not run yet hears nothing, which says nothing about the microphone.
      if (context.state !== 'running') return { level: 0, isPureSilence: false };
      analyser.getFloatTimeDomainData(samples);
      const amplitude = amplitudeOf(samples);
      return { level: levelOfAmplitude(amplitude), isPureSilence: isPureSilence(amplitude) };
    },
    close() {
      source.disconnect();
      void context.close().catch(() => undefined);
    },
  };
}
