import type { CallsView, IncomingCallView, OwnCallView } from '#shared/contract/views/calls-view';
import { newId } from '#shared/domain/ids';
import type { Device } from './world.ts';

/** A device in the place of its window: it pulses as one that does the media would, until it is told to fall silent. */
export interface Caller {
  readonly device: Device;
  readonly windowId: string;
  start(chatId: string, media?: 'audio' | 'video'): Promise<string>;
  join(callId: string): Promise<void>;
  leave(callId: string): Promise<void>;
  /** The first look at this device's calls that fits. */
  calls(fits: (view: CallsView) => boolean, timeoutMs?: number): Promise<CallsView>;
  own(fits: (call: OwnCallView) => boolean, timeoutMs?: number): Promise<OwnCallView>;
  incoming(timeoutMs?: number): Promise<IncomingCallView>;
  /** Stops pulsing, as a window that is gone. */
  fallSilent(): void;
}

const pulseEveryMs = 1_000;

/** Puts a caller at a device. Its own people's join ids it is heard to hear are those of `hears`. */
export function callerAt(device: Device, hears: () => readonly string[] = () => []): Caller {
  const windowId = newId();
  const { client } = device;
  const pulse = async () => {
    const { own } = await device.read('calls', {});
    for (const call of own) {
      if (call.windowId !== windowId || call.joinId === null) continue;
      const params = { callId: call.callId, windowId, joinId: call.joinId, hears: hears().map((joinId) => ({ joinId, agoMs: 0 })) };
      await client.call('pulseCall', params);
    }
  };
  const timer = setInterval(() => void pulse().catch(() => clearInterval(timer)), pulseEveryMs);
  timer.unref();
  const calls: Caller['calls'] = (fits, timeoutMs) => device.until('calls', {}, fits, timeoutMs);
  return {
    device,
    windowId,
    calls,
    start: async (chatId, media = 'audio') => (await client.call('startCall', { chatId, media, windowId })).callId,
    join: async (callId) => void (await client.call('joinCall', { callId, windowId, isAudioEnabled: true, isVideoEnabled: false })),
    leave: async (callId) => void (await client.call('leaveCall', { callId, hasFailed: false })),
    async own(fits, timeoutMs) {
      const view = await calls((value) => value.own.some(fits), timeoutMs);
      const call = view.own.find(fits);
      if (call === undefined) throw new Error('No such call');
      return call;
    },
    async incoming(timeoutMs) {
      const [call] = (await calls((value) => value.incoming.length > 0, timeoutMs)).incoming;
      if (call === undefined) throw new Error('Nothing rings');
      return call;
    },
    fallSilent: () => clearInterval(timer),
  };
}
