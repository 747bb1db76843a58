import type { Clock } from '#shared/runtime/clock';
import type { BrowserMedia } from '../media/browser-media.ts';
import type { DeviceList } from '../media/device-list.ts';
import { LocalMedia } from '../media/local-media.ts';
import type { DevicePreview } from './call-controller.ts';
import { OwnVoice } from './own-voice.ts';

interface PreviewOptions {
  readonly withCamera: boolean;
  readonly media: BrowserMedia;
  readonly clock: Clock;
  readonly devices: DeviceList;
}

/** Looks at the chosen devices, apart from any call: nothing of it is sent. */
export function openDevicePreview({ withCamera, media, clock, devices }: PreviewOptions): DevicePreview {
  const local = new LocalMedia({ media, devices });
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const voice = new OwnVoice({ media, clock, isMicrophoneOn: () => local.state().isMicrophoneOn, onChange: tell });
  const stopListening = local.onChange(() => {
    voice.listenTo(local.heardMicrophone());
    tell();
  });
  // What is chosen in the dialog is seen and heard in it at once.
  const stopFollowing = devices.onChange(() => void local.useWantedDevices());
  void local.start({ audio: true, video: withCamera });
  return {
    cameraTrack: () => local.tracks().camera,
    problems: () => local.problems(),
    onLevel: (listener) => voice.onLevel(listener),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      stopListening();
      stopFollowing();
      voice.listenTo(null);
      local.stop();
    },
  };
}
