import type { LiveCallView } from '#shared/contract/views/calls-view';
import { joinedOf } from '#shared/domain/call-record';
import type { DeviceCall } from '../../calls/device-call.ts';
import { readLiveCallOfChat } from '../../calls/read-calls.ts';
import { nameOf, type ViewContext } from '../view-context.ts';

const maximumNames = 5;

/** The running call of a chat, or null. */
export function liveCallView(context: ViewContext, chatId: string, deviceCalls: ReadonlyMap<string, DeviceCall>): LiveCallView | null {
  const held = readLiveCallOfChat(context.store, chatId);
  if (held === null) return null;
  const { record } = held;
  const joined = joinedOf(record);
  const device = deviceCalls.get(record.callId);
  const isElsewhere = joined.some((one) => one.userId === context.self.userId);
  return {
    callId: record.callId,
    media: record.media,
    participantCount: joined.length,
    names: joined.slice(0, maximumNames).map((one) => nameOf(context.store, one.userId)),
    startedAt: record.startedAt,
    own: device !== undefined && 'joinId' in device ? 'here' : isElsewhere ? 'elsewhere' : 'none',
  };
}
