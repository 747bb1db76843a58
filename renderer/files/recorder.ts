import { timestamp } from './timestamp.ts';

export type RecordingKind = 'voice' | 'video';

/** What was recorded, and how long it is: the file itself does not say. */
export interface RecordedFile {
  readonly file: File;
  readonly durationMs: number;
}

/** A recording under way. */
export interface Recording {
  /** What the camera sees; null for a voice message. */
  readonly stream: MediaStream;
  /** Loudness now, 0 to 1. */
  readonly level: () => number;
  /** Ends it and gives it as a file. */
  readonly stop: () => Promise<RecordedFile>;
  /** Ends it and throws it away. */
  readonly cancel: () => void;
}

const formats: Readonly<Record<RecordingKind, readonly string[]>> = {
  voice: ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'],
  // VP8 gives its first picture at once; VP9 may take a second on a slow computer.
  video: ['video/webm;codecs=vp8,opus', 'video/webm', 'video/mp4'],
};
const bitsPerSecond: Readonly<Record<RecordingKind, MediaRecorderOptions>> = { voice: { audioBitsPerSecond: 32_000 }, video: { audioBitsPerSecond: 48_000, videoBitsPerSecond: 1_200_000 } };
const extensions: readonly (readonly [string, string])[] = [['webm', 'webm'], ['mp4', 'mp4'], ['ogg', 'ogg']];

/**
 * Begins to record with the system's microphone, and its camera for a video message.
 * @throws DOMException where they are missing or may not be used
 */
export async function startRecording(kind: RecordingKind): Promise<Recording> {
  const video = kind === 'video' ? { width: { ideal: 640 }, height: { ideal: 640 }, aspectRatio: { ideal: 1 } } : false;
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true }, video });
  if (kind === 'video') await firstFrame(stream);
  const mimeType = formats[kind].find((format) => MediaRecorder.isTypeSupported(format)) ?? '';
  const recorder = new MediaRecorder(stream, { ...(mimeType === '' ? {} : { mimeType }), ...bitsPerSecond[kind] });
  const parts: Blob[] = [];
  const begun = new Promise<void>((resolve) => {
    recorder.addEventListener('dataavailable', ({ data }) => {
      if (data.size === 0) return;
      parts.push(data);
      resolve();
    });
  });
  const meter = createMeter(stream);
  const ended = new Promise<void>((resolve) => recorder.addEventListener('stop', () => resolve(), { once: true }));
  // In small parts: should the page end, little is lost; and the memory of the encoder stays small.
  recorder.start(partMs);
  const startedAtMs = performance.now();

  const end = async (): Promise<void> => {
    if (recorder.state !== 'inactive') recorder.stop();
    await ended;
    for (const track of stream.getTracks()) track.stop();
    meter.close();
  };
  return {
    stream,
    level: meter.level,
    async stop() {
      // Sound and picture are written together: nothing is there before both have come.
      await Promise.race([begun, new Promise((resolve) => setTimeout(resolve, longestWarmUpMs))]);
      const durationMs = Math.round(performance.now() - startedAtMs);
      await end();
      const type = recorder.mimeType.split(';')[0] ?? '';
      const [, extension] = extensions.find(([name]) => type.includes(name)) ?? ['', 'webm'];
      return { file: new File(parts, `${kind === 'voice' ? 'Voice' : 'Video'} message ${timestamp()}.${extension}`, { type }), durationMs };
    },
    cancel: () => void end(),
  };
}

const partMs = 250;

/** A camera may take a moment; a recording of it that begins before has nothing in it. Waited for, not insisted on. */
async function firstFrame(stream: MediaStream): Promise<void> {
  const video = document.createElement('video');
  Object.assign(video, { muted: true, playsInline: true, srcObject: stream });
  const isPlaying = video.play().catch(() => undefined);
  await Promise.race([isPlaying.then(() => new Promise<void>((resolve) => video.requestVideoFrameCallback(() => resolve()))), new Promise((resolve) => setTimeout(resolve, longestWarmUpMs))]);
  video.srcObject = null;
}

const longestWarmUpMs = 4_000;

function createMeter(stream: MediaStream): { level: () => number; close: () => void } {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level() {
      analyser.getFloatTimeDomainData(samples);
      return Math.min(1, Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length) * 4);
    },
    close: () => void context.close(),
  };
}
