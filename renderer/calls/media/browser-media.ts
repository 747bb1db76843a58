import type { ScreenOptions } from './capture.ts';

/** A screen as it is shared: with its sound where the platform gives any. */
export interface ScreenCapture {
  video: MediaStreamTrack;
  audio: MediaStreamTrack | null;
}

/** All that calls use of the browser's media, so that the rest runs without one. Captures reject with a DOMException. */
export interface BrowserMedia {
  captureMicrophone(constraints: MediaTrackConstraints): Promise<MediaStreamTrack>;
  captureCamera(constraints: MediaTrackConstraints): Promise<MediaStreamTrack>;
  captureScreen(options: ScreenOptions): Promise<ScreenCapture>;
  listDevices(): Promise<readonly MediaDeviceInfo[]>;
  /** Tells that devices came or went; gives what ends it. */
  onDevicesChange(listener: () => void): () => void;
  createAudioContext(): AudioContext;
  /** One that only listens: it opens no speaker and works in large steps, which costs a fraction. */
  createSilentContext(): AudioContext;
  createAudioElement(): HTMLAudioElement;
  streamOf(track: MediaStreamTrack): MediaStream;
}

/** What browsers know beyond the types of the DOM library; others open a speaker and leave it silent. */
const silentOptions: AudioContextOptions & { readonly sinkId: { readonly type: 'none' } } = { latencyHint: 'playback', sinkId: { type: 'none' } };

/** Gives the media of the page it runs in. Where a page may use none, captures reject with a TypeError. */
export function createBrowserMedia(): BrowserMedia {
  return {
    captureMicrophone: async (audio) => firstTrack((await devices().getUserMedia({ audio })).getAudioTracks()),
    captureCamera: async (video) => firstTrack((await devices().getUserMedia({ video })).getVideoTracks()),
    async captureScreen(options) {
      const stream = await devices().getDisplayMedia(options);
      return { video: firstTrack(stream.getVideoTracks()), audio: stream.getAudioTracks()[0] ?? null };
    },
    listDevices: async () => devices().enumerateDevices(),
    onDevicesChange(listener) {
      const source = navigator.mediaDevices as MediaDevices | undefined;
      source?.addEventListener('devicechange', listener);
      return () => source?.removeEventListener('devicechange', listener);
    },
    createAudioContext: () => new AudioContext({ latencyHint: 'interactive' }),
    createSilentContext: () => new AudioContext(silentOptions),
    createAudioElement: () => new Audio(),
    streamOf: (track) => new MediaStream([track]),
  };
}

/** A page that was not loaded safely has no media devices at all, whatever the types say. */
function devices(): MediaDevices {
  const available = navigator.mediaDevices as MediaDevices | undefined;
  if (available === undefined) throw new TypeError('This page has no media devices.');
  return available;
}

function firstTrack(tracks: readonly MediaStreamTrack[]): MediaStreamTrack {
  const track = tracks[0];
  if (track === undefined) throw new DOMException('The capture came without a track.', 'NotFoundError');
  return track;
}
