import type { BrowserMedia } from './browser-media.ts';

/** Several sounds as one track. */
export interface AudioMixer {
  readonly track: MediaStreamTrack;
  /** Mixes exactly these tracks from now on; what stays is not interrupted. */
  setSources(tracks: readonly MediaStreamTrack[]): void;
  /** Ends the mixed track; the mixed ones are not touched. */
  close(): void;
}

/** Gives a mixer without sources. Throws what the browser throws when it gives no more audio. */
export function createAudioMixer(media: BrowserMedia): AudioMixer {
  const context = media.createAudioContext();
  const destination = context.createMediaStreamDestination();
  const track = destination.stream.getAudioTracks()[0];
  if (track === undefined) throw new DOMException('The mixer has no track.', 'NotSupportedError');
  const sources = new Map<MediaStreamTrack, AudioNode>();
  // A context that was created without a click sleeps until it is told to run.
  void context.resume().catch(() => undefined);
  return {
    track,
    setSources(tracks) {
      for (const [source, node] of sources) {
        if (tracks.includes(source)) continue;
        node.disconnect();
        sources.delete(source);
      }
      for (const source of tracks) {
        if (sources.has(source)) continue;
        const node = context.createMediaStreamSource(media.streamOf(source));
        node.connect(destination);
        sources.set(source, node);
      }
    },
    close() {
      for (const node of sources.values()) node.disconnect();
      sources.clear();
      track.stop();
      void context.close().catch(() => undefined);
    },
  };
}
