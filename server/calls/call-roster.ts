import { aloneMs } from '#shared/domain/call-record';
import type { CallDuty } from '../core/calls/call-duty.ts';
import type { RosterCall } from '../core/calls/roster-call.ts';

/** Who is not heard of for so long is shown out: with the two seconds between pulses, within ten. */
export const silenceMs = 8_500;

/** Who pulses, and what they say about others they hear. */
export interface Pulse {
  readonly userId: string;
  readonly callId: string;
  readonly joinId: string;
  readonly hears: readonly { readonly joinId: string; readonly agoMs: number }[];
}

/** A duty with whose call it concerns. */
export interface DueDuty {
  readonly duty: CallDuty;
  readonly initiatedById: string;
}

/**
 * The running calls as the ticks told them, with when each joining was last heard of. Holds no sockets and no timers:
 * it is told what happened and asked what is due.
 */
export class CallRoster {
  readonly #calls = new Map<string, RosterCall>();
  /** By join id: when it was last heard of, by itself or by others in the call. */
  readonly #heardAtMs = new Map<string, number>();

  /** @param heardAtMs for joinings not known yet: now, or later where clients need time to come back */
  follow(call: RosterCall, heardAtMs: number): void {
    const joinIds = new Set(call.joined.map(({ joinId }) => joinId));
    for (const { joinId } of this.#calls.get(call.callId)?.joined ?? []) if (call.isEnded || !joinIds.has(joinId)) this.#heardAtMs.delete(joinId);
    if (call.isEnded) {
      this.#calls.delete(call.callId);
      return;
    }
    this.#calls.set(call.callId, call);
    for (const joinId of joinIds) if (!this.#heardAtMs.has(joinId)) this.#heardAtMs.set(joinId, heardAtMs);
  }

  find(callId: string): RosterCall | null {
    return this.#calls.get(callId) ?? null;
  }

  /** Whether this person is in the call with this joining. */
  isJoined(callId: string, userId: string, joinId: string): boolean {
    return this.#calls.get(callId)?.joined.some((one) => one.userId === userId && one.joinId === joinId) === true;
  }

  /** Takes a sign of life; what is said of others counts only for those in the same call. */
  pulse(pulse: Pulse, nowMs: number): void {
    if (!this.isJoined(pulse.callId, pulse.userId, pulse.joinId)) return;
    this.#hear(pulse.joinId, nowMs);
    const joinIds = new Set(this.#calls.get(pulse.callId)?.joined.map(({ joinId }) => joinId));
    for (const { joinId, agoMs } of pulse.hears) if (joinIds.has(joinId)) this.#hear(joinId, nowMs - agoMs);
  }

  /** Everybody who is in a call. */
  userIds(): string[] {
    return [...new Set(this.#joinings().map(({ userId }) => userId))];
  }

  /** Those in calls who may not be any more. */
  removals(mayCall: (userId: string) => boolean): DueDuty[] {
    return this.#joinings().filter(({ userId }) => !mayCall(userId)).map(({ call, userId, joinId }) => showOut(call, { userId, joinId, why: 'removed' }));
  }

  /** What time has made due. Harmless when asked again before it is done. */
  due(nowMs: number): DueDuty[] {
    const silent = this.#joinings().filter(({ joinId }) => nowMs - (this.#heardAtMs.get(joinId) ?? nowMs) > silenceMs);
    return [
      ...[...this.#calls.values()].flatMap((call) => timeUp(call, nowMs)),
      ...silent.map(({ call, userId, joinId }) => showOut(call, { userId, joinId, why: 'lost' })),
    ];
  }

  #hear(joinId: string, atMs: number): void {
    this.#heardAtMs.set(joinId, Math.max(atMs, this.#heardAtMs.get(joinId) ?? 0));
  }

  #joinings(): { call: RosterCall; userId: string; joinId: string }[] {
    return [...this.#calls.values()].flatMap((call) => call.joined.map(({ userId, joinId }) => ({ call, userId, joinId })));
  }
}

function timeUp(call: RosterCall, nowMs: number): DueDuty[] {
  const { callId, chatId, initiatedById } = call;
  if (call.ringEndsAt !== null && call.hasPending && nowMs >= call.ringEndsAt) return [{ initiatedById, duty: { kind: 'call.endRing', chatId, callId } }];
  if (call.ringEndsAt === null && !call.hasStarted && nowMs >= call.createdAt + aloneMs) return [{ initiatedById, duty: { kind: 'call.endWait', chatId, callId } }];
  return [];
}

function showOut(call: RosterCall, whom: { userId: string; joinId: string; why: 'lost' | 'removed' }): DueDuty {
  const { callId, chatId, initiatedById } = call;
  return { initiatedById, duty: { kind: 'call.showOut', chatId, callId, ...whom } };
}
