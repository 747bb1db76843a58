import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNotices } from '../../contract/notices-context.ts';
import { soundPlayer } from '../../files/sound-player.ts';
import { startRecording, type RecordedFile, type Recording, type RecordingKind } from '../../files/recorder.ts';
import { fileStrings } from '../../strings/files.ts';

/** A voice or video message being recorded in a composer. */
export interface Recorder {
  /** Null while nothing is recorded. */
  readonly current: { readonly kind: RecordingKind; readonly recording: Recording; readonly startedAtMs: number } | null;
  readonly start: (kind: RecordingKind) => Promise<void>;
  /** Ends the recording and puts it beside the message, to be listened to and sent. */
  readonly keep: () => Promise<void>;
  /** Ends the recording and sends it at once. */
  readonly send: () => Promise<void>;
  readonly discard: () => void;
}

const longestMs: Readonly<Record<RecordingKind, number>> = { voice: 15 * 60_000, video: 60_000 };

/** @param onRecorded takes what was recorded; `isSent`: it goes as it is */
export function useRecorder(onRecorded: (recorded: RecordedFile, isSent: boolean) => void): Recorder {
  const { show } = useNotices();
  const [current, setCurrent] = useState<Recorder['current']>(null);
  const live = useRef<Recorder['current']>(null);
  const isStarting = useRef(false);
  const isLetGo = useRef(false);

  const finish = useCallback(
    async (isSent: boolean) => {
      const ended = live.current;
      // Let go before the microphone was there: nothing was recorded.
      if (ended === null) return void (isLetGo.current = isStarting.current && isSent);
      live.current = null;
      setCurrent(null);
      const recorded = await ended.recording.stop();
      if (recorded.file.size === 0) show(fileStrings.tooShort);
      else onRecorded(recorded, isSent);
    },
    [onRecorded, show],
  );
  const discard = useCallback(() => {
    live.current?.recording.cancel();
    live.current = null;
    setCurrent(null);
  }, []);
  const start = useCallback(
    async (kind: RecordingKind) => {
      if (live.current !== null || isStarting.current) return;
      isStarting.current = true;
      soundPlayer.pause();
      try {
        live.current = { kind, recording: await startRecording(kind), startedAtMs: performance.now() };
        setCurrent(live.current);
      } catch {
        show(kind === 'voice' ? fileStrings.noMicrophone : fileStrings.noCamera);
      } finally {
        isStarting.current = false;
      }
      const isOver = isLetGo.current;
      isLetGo.current = false;
      if (isOver) discard();
    },
    [discard, show],
  );

  useEffect(() => discard, [discard]);
  useEffect(() => {
    if (current === null) return undefined;
    const timer = setTimeout(() => void finish(false), longestMs[current.kind]);
    return () => clearTimeout(timer);
  }, [current, finish]);
  return useMemo(() => ({ current, start, keep: () => finish(false), send: () => finish(true), discard }), [current, discard, finish, start]);
}
