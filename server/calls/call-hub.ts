import { newId } from '#shared/domain/ids';
import { HallwayError } from '#shared/errors/hallway-error';
import type { UpFrameOf } from '#shared/protocol/up/up-frame';
import type { CancelTimer, Clock } from '#shared/runtime/clock';
import type { CoreApi } from '../core/core-api.ts';
import type { RosterCall } from '../core/calls/roster-call.ts';
import type { CommandRequest } from '../core/tick.ts';
import type { SessionRegistry } from '../sockets/session-registry.ts';
import { sendFrame, type Session } from '../sockets/session.ts';
import { CallRoster, silenceMs, type DueDuty } from './call-roster.ts';
import type { IceConfig } from './turn/ice-config.ts';
import { iceServersFor } from './turn/ice-servers.ts';

/** After a start of this server, clients have this long to be heard again before anybody is shown out. */
const returnMs = 30_000;
/** A duty that is under way is not asked for again for so long. */
const dutyMs = 2_000;
const sweepEveryMs = 300;

interface CallHubOptions {
  readonly core: Pick<CoreApi, 'readRoster' | 'requireChat'>;
  readonly registry: SessionRegistry;
  readonly clock: Clock;
  readonly ice: IceConfig | null;
  addDuties(requests: readonly CommandRequest[]): void;
}

/** The part of calls that is not in the log: relays signals, hears pulses, and sees to what time makes due. */
export class CallHub {
  readonly #options: CallHubOptions;
  readonly #roster = new CallRoster();
  readonly #askedAtMs = new Map<string, number>();

  #cancelSweep: CancelTimer | null = null;

  constructor(options: CallHubOptions) {
    this.#options = options;
  }

  /** Takes up the calls that ran when this server was stopped: their media never noticed. */
  async start(): Promise<void> {
    const nowMs = this.#options.clock.nowMs();
    for (const call of await this.#options.core.readRoster()) this.#roster.follow(call, nowMs + returnMs - silenceMs);
    this.#planSweep();
  }

  stop(): void {
    this.#cancelSweep?.();
  }

  follow(calls: readonly RosterCall[]): void {
    const nowMs = this.#options.clock.nowMs();
    for (const call of calls) this.#roster.follow(call, nowMs);
  }

  /** Hands a signal on, between the present joinings of one call and nobody else; anything else is dropped. */
  relay(session: Session, { callId, fromJoinId, toJoinId, toUserId, signal }: UpFrameOf<'signal'>): void {
    if (!this.#roster.isJoined(callId, session.userId, fromJoinId) || !this.#roster.isJoined(callId, toUserId, toJoinId)) return;
    const frame = { type: 'signal' as const, callId, fromUserId: session.userId, fromJoinId, toJoinId, signal };
    // All of the receiver's devices get it, the one that joined takes it: after a restart nobody knows yet which that is.
    for (const other of this.#options.registry.viewersOf(toUserId)) sendFrame(other.socket, frame);
  }

  pulse(session: Session, { callId, joinId, hears }: UpFrameOf<'callPulse'>): void {
    this.#roster.pulse({ userId: session.userId, callId, joinId, hears }, this.#options.clock.nowMs());
  }

  /** @throws HallwayError `not_found` or `not_allowed`, also for a call that is not there */
  async answerIceServers(session: Session, { requestId, callId }: UpFrameOf<'iceServers'>): Promise<void> {
    const call = this.#roster.find(callId);
    if (call === null || call.organizationId !== session.organizationId) throw new HallwayError('not_found');
    await this.#options.core.requireChat(session.userId, call.chatId, 'call.use');
    const { ice, clock } = this.#options;
    const { iceServers, expiresAtMs } = iceServersFor({ config: ice, userId: session.userId, nowMs: clock.nowMs() });
    sendFrame(session.socket, { type: 'iceServers', requestId, iceServers, expiresAtMs });
  }

  /** Everybody who is in a call. */
  userIds(): string[] {
    return this.#roster.userIds();
  }

  /** Takes people out of calls whose rights have gone. */
  followRights(mayCall: (userId: string) => boolean): void {
    this.#ask(this.#roster.removals(mayCall));
  }

  /** Does what time has made due, again and again. */
  #planSweep(): void {
    this.#cancelSweep = this.#options.clock.after(sweepEveryMs, () => {
      this.#ask(this.#roster.due(this.#options.clock.nowMs()));
      this.#planSweep();
    });
  }

  #ask(due: readonly DueDuty[]): void {
    const nowMs = this.#options.clock.nowMs();
    for (const [key, atMs] of this.#askedAtMs) if (nowMs - atMs > dutyMs) this.#askedAtMs.delete(key);
    const fresh = due.filter(({ duty }) => !this.#askedAtMs.has(JSON.stringify(duty)));
    for (const { duty } of fresh) this.#askedAtMs.set(JSON.stringify(duty), nowMs);
    if (fresh.length > 0) this.#options.addDuties(fresh.map(({ duty, initiatedById }) => ({ sessionId: 0, userId: initiatedById, command: { id: newId(), intent: duty } })));
  }
}
