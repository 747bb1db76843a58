import type { CallPhase } from '#shared/contract/views/calls-view';
import { isPending, type CallRecord } from '#shared/domain/call-record';
import type { DeviceCall } from './device-call.ts';

/** When no device has rung for so long, nobody can be reached. */
const reachableWithinMs = 5_000;

/** How far a call of this device is, for the person. */
export function callPhase(device: DeviceCall, record: CallRecord | null, nowMs: number): CallPhase {
  if (device.phase === 'over' || record?.status === 'ended') return 'ended';
  if (device.phase === 'starting' || record === null) return 'starting';
  if (record.status === 'active') return 'active';
  if (record.status === 'ringing') return 'ringing';
  const waits = [...record.participants.values()].some(isPending);
  return waits && nowMs - record.createdAt > reachableWithinMs ? 'unreachable' : 'calling';
}
