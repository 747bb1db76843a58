import { expect, it } from 'vitest';
import { beginCall, nextCall, ringMs } from '#shared/domain/call-record';
import { callPhase } from './call-phase.ts';
import type { DeviceCall } from './device-call.ts';

const nowMs = 1_000_000;
const record = beginCall({ callId: 'call', initiatedById: 'ada', media: 'audio', ringUserIds: ['ben'], nowMs, joinId: 'j1', isAudioEnabled: true, isVideoEnabled: false });
const quiet = beginCall({ callId: 'call', initiatedById: 'ada', media: 'audio', ringUserIds: [], nowMs, joinId: 'j1', isAudioEnabled: true, isVideoEnabled: false });
const ringing = nextCall(record, { type: 'rang', userId: 'ben', isBusy: false }, nowMs + 1);
const active = nextCall(ringing, { type: 'joined', userId: 'ben', joinId: 'j2', isAudioEnabled: true, isVideoEnabled: false }, nowMs + 2);
const ended = nextCall(record, { type: 'ringEnded' }, nowMs + ringMs);

const joining = { joinId: 'j1', windowId: 'window' };
const starting: DeviceCall = { phase: 'starting', chatId: 'chat', media: 'audio', ...joining };
const inside: DeviceCall = { phase: 'in', pulsedAtMs: nowMs, recordedByMs: nowMs, ...joining };
const over: DeviceCall = { phase: 'over', windowId: 'window', endReason: 'failed', overAtMs: nowMs };

it.each([
  ['the server has not answered', starting, null, 0, 'starting'],
  ['the server has not answered, though its rows came', starting, record, 0, 'starting'],
  ['the answer came before its rows', inside, null, 0, 'starting'],
  ['no device rings yet', inside, record, 5_000, 'calling'],
  ['no device rang within five seconds', inside, record, 5_001, 'unreachable'],
  ['nobody is rung, however long it takes', inside, quiet, 60_000, 'calling'],
  ['a device rings, however long it takes', inside, ringing, 20_000, 'ringing'],
  ['somebody answered', inside, active, 60_000, 'active'],
  ['one comes in while it runs', { phase: 'joining', ...joining } as const, active, 60_000, 'active'],
  ['the record says that it ended', inside, ended, 60_000, 'ended'],
  ['this device is done with it', over, active, 0, 'ended'],
  ['it ended before it began', starting, ended, 0, 'ended'],
] as const)('when %s', (_when, device, known, laterMs, phase) => {
  expect(callPhase(device, known, nowMs + laterMs)).toBe(phase);
});
