import { DeviceList } from '../device-list.ts';
import { LocalMedia } from '../local-media.ts';
import type { LocalMediaEvent } from '../slot-context.ts';
import { createFakeChoices, FakeBrowserMedia } from './fake-browser-media.ts';

interface Options {
  audio?: boolean;
  video?: boolean;
  /** Sets up the browser before anything is captured. */
  prepare?: (media: FakeBrowserMedia) => void;
}

/** Gives local media that were started in a fake browser, with the events they told so far. */
export async function startedMedia({ audio = true, video = false, prepare }: Options = {}) {
  const media = new FakeBrowserMedia();
  prepare?.(media);
  const devices = new DeviceList({ media, choices: createFakeChoices() });
  const local = new LocalMedia({ media, devices });
  const events: LocalMediaEvent[] = [];
  local.onEvent((event) => events.push(event));
  await local.start({ audio, video });
  return { media, devices, local, events };
}
