import type { DevicePreview } from '../calls/engine/call-controller.ts';
import { fakeVideoTrack } from './fake-video.ts';
import { isStill } from './is-still.ts';

/** A look at devices that are not there: a level that moves, and a painted camera. */
export function fakePreview({ withCamera }: { readonly withCamera: boolean }): DevicePreview {
  const track = withCamera ? fakeVideoTrack('camera', 210) : null;
  const timers = new Set<ReturnType<typeof setInterval>>();
  return {
    cameraTrack: () => track,
    problems: () => (new URLSearchParams(window.location.search).has('noCamera') ? [{ kind: 'camera', code: 'deviceBusy' }] : []),
    onLevel(listener) {
      let turn = 0;
      const timer = setInterval(() => listener(0.45 + 0.3 * Math.sin(isStill() ? 0 : (turn += 1) / 3)), 100);
      timers.add(timer);
      return () => clearInterval(timer);
    },
    onChange: () => () => undefined,
    close() {
      for (const timer of timers) clearInterval(timer);
      track?.stop();
    },
  };
}
