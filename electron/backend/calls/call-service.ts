import type { CallParams, CallResult } from '#shared/contract/calls';
import type { ReceivedSignal } from '#shared/contract/views/call-signals-view';
import { newId } from '#shared/domain/ids';
import { HallwayError } from '#shared/errors/hallway-error';
import type { CallIntent } from '#shared/protocol/commands/command';
import type { CommandResult } from '#shared/protocol/commands/command-result';
import type { DownFrame } from '#shared/protocol/down/down-frame';
import type { UpFrame } from '#shared/protocol/up/up-frame';
import type { CancelTimer, Clock } from '#shared/runtime/clock';
import type { Logger } from '#shared/runtime/logger';
import type { Self } from '../store/self.ts';
import type { StoreReader } from '../store/store-database.ts';
import { topics } from '../store/topics.ts';
import { CallCommands } from './call-commands.ts';
import { nextDeviceCall, type DeviceCall, type DeviceCallEffect, type DeviceCallEvent, type OwnCallRecord } from './device-call.ts';
import { IceRequests } from './ice-requests.ts';
import { MediaReport, type MediaFacts } from './media-report.ts';
import { readCall, readLiveCalls, requireCall, type HeldCall } from './read-calls.ts';
import { SignalBox } from './signal-box.ts';

/** The first protocol that knows calls. */
const firstProtocolWithCalls = 2;
const lookEveryMs = 500;

interface CallServiceOptions {
  readonly store: StoreReader;
  readonly self: Self;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Whether the server listens now. */
  isConnected(): boolean;
  send(frame: UpFrame): void;
  onChange(changed: ReadonlySet<string>): void;
}

/** The calls of this device: follows the record, carries out what the person does, and hands signals to the windows. */
export class CallService {
  readonly #options: CallServiceOptions;
  readonly #commands: CallCommands;
  readonly #ice: IceRequests;
  readonly #signals: SignalBox;
  readonly #media: MediaReport;
  readonly #calls = new Map<string, DeviceCall>();
  #protocol = firstProtocolWithCalls;
  /** The server's clock minus this computer's. */
  #clockOffsetMs = 0;
  #isCaughtUp = false;
  #cancelLook: CancelTimer | null = null;

  constructor(options: CallServiceOptions) {
    this.#options = options;
    this.#commands = new CallCommands(options);
    this.#ice = new IceRequests(options);
    this.#signals = new SignalBox(options.clock.nowMs());
    this.#media = new MediaReport(options.clock, (callId, facts) => this.#tellMedia(callId, facts));
  }

  /** What this device does about calls now. */
  deviceCalls(): ReadonlyMap<string, DeviceCall> {
    return this.#calls;
  }

  /** The server has welcomed us: its protocol, and its clock. */
  connected(welcome: { protocol: number; serverTimeMs: number }): void {
    this.#protocol = welcome.protocol;
    this.#clockOffsetMs = welcome.serverTimeMs - this.#options.clock.nowMs();
    this.#commands.connected();
    this.#media.tellAgain();
    this.#tellChange();
  }

  /** The record is up to date: from now on calls ring. */
  caughtUp(): void {
    if (this.#isCaughtUp) return;
    this.#isCaughtUp = true;
    this.followRecord();
  }

  disconnected(): void {
    this.#isCaughtUp = false;
    this.followRecord();
    this.#tellChange();
  }

  /** Ends: what this device is in is left, as far as the server hears it; otherwise it shows us out. */
  stop(): void {
    for (const callId of this.#calls.keys()) this.leave({ callId, hasFailed: false });
    this.#cancelLook?.();
    this.#commands.stop();
    this.#ice.stop();
    this.#media.stop();
    this.#calls.clear();
  }

  /** Rows of calls have changed: every call that runs, or that this device is at, is looked at. */
  followRecord(): void {
    const live = new Map(readLiveCalls(this.#options.store, this.#options.self.organizationId).map((call) => [call.record.callId, call]));
    for (const callId of this.#calls.keys()) if (!live.has(callId)) this.#follow(callId, readCall(this.#options.store, callId));
    for (const [callId, call] of live) this.#follow(callId, call);
  }

  /** Takes the answers to calls' commands; gives the others. */
  takeResults(results: readonly CommandResult[]): CommandResult[] {
    return this.#commands.take(results);
  }

  /** Takes what only concerns calls; false for any other frame. */
  take(frame: DownFrame): boolean {
    if (frame.type === 'iceServers') this.#ice.take(frame);
    else if (frame.type === 'signal') {
      this.#signals.add(frame);
      this.#options.onChange(new Set([topics.callSignals]));
    } else return frame.type === 'error' && frame.requestId !== undefined && this.#ice.refuse(frame.requestId, frame.code);
    return true;
  }

  /** Begins a call; gives the one that one is in then. */
  async start({ chatId, media, windowId }: CallParams<'startCall'>): Promise<CallResult<'startCall'>> {
    this.#requireSupport();
    const [callId, joinId] = [newId(), newId()];
    this.#step(callId, { type: 'startAsked', chatId, media, joinId, windowId });
    try {
      const { callId: joinedId = callId } = await this.#commands.send({ kind: 'call.start', chatId, callId, joinId, media });
      if (joinedId !== callId) this.#moveTo({ from: callId, to: joinedId }, { kind: 'call.leave', chatId, callId: joinedId, joinId, hasFailed: false });
      this.#step(joinedId, { type: 'accepted', joinId, nowMs: this.#nowMs() });
      return { callId: joinedId };
    } catch (error) {
      this.#step(callId, { type: 'refused', joinId, nowMs: this.#nowMs() });
      throw error;
    }
  }

  /** Answers, joins, or comes back from a window that began anew. */
  async join(window: CallParams<'joinCall'>): Promise<void> {
    this.#requireSupport();
    requireCall(this.#options.store, window.callId);
    const insteadOfJoinId = this.#joiningToReplace(window.callId);
    const joinId = newId();
    this.#step(window.callId, { type: 'joinAsked', joinId, windowId: window.windowId, ...(insteadOfJoinId === null ? {} : { replacedJoinId: insteadOfJoinId }) });
    await this.#sendJoin(window, { joinId, insteadOfJoinId });
  }

  decline(callId: string): void {
    this.#step(callId, { type: 'declineAsked' });
  }

  leave({ callId, hasFailed }: CallParams<'leaveCall'>): void {
    this.#step(callId, { type: 'leaveAsked', hasFailed, nowMs: this.#nowMs() });
  }

  dismiss(callId: string): void {
    this.#step(callId, { type: 'dismissed' });
  }

  async invite({ callId, userIds }: CallParams<'inviteToCall'>): Promise<void> {
    await this.#commands.send({ kind: 'call.invite', chatId: requireCall(this.#options.store, callId).chatId, callId, userIds });
  }

  update({ callId, ...facts }: CallParams<'updateCall'>): void {
    if (this.#calls.get(callId)?.phase === 'in') this.#media.note(callId, facts);
  }

  /** The window is there; the server hears of it, and of those whom the window hears. */
  pulse({ callId, joinId, windowId, hears }: CallParams<'pulseCall'>): void {
    const record = this.#ownRecord(readCall(this.#options.store, callId));
    this.#step(callId, { type: 'pulsed', joinId, windowId, record, nowMs: this.#nowMs() });
    if (this.#options.isConnected()) this.#options.send({ type: 'callPulse', callId, joinId, hears });
  }

  sendSignal({ callId, joinId, toUserId, toJoinId, signal }: CallParams<'sendCallSignal'>): void {
    if (!this.#options.isConnected()) throw new HallwayError('server_unreachable');
    this.#options.send({ type: 'signal', callId, fromJoinId: joinId, toJoinId, toUserId, signal });
  }

  /** The signals for a window's calls. */
  signalsFor(windowId: string): ReceivedSignal[] {
    return this.#signals.of(this.#joinIds(windowId));
  }

  confirmSignals({ windowId, upToId }: CallParams<'confirmCallSignals'>): void {
    this.#signals.confirm(upToId, { taken: this.#joinIds(windowId), all: this.#joinIds(null) });
  }

  readIceServers(callId: string): Promise<CallResult<'readIceServers'>> {
    return this.#ice.ask(callId);
  }

  async #sendJoin(window: CallParams<'joinCall'>, joining: { joinId: string; insteadOfJoinId: string | null }): Promise<void> {
    const { callId, isAudioEnabled, isVideoEnabled } = window;
    const { chatId } = requireCall(this.#options.store, callId);
    try {
      await this.#commands.send({ kind: 'call.join', chatId, callId, ...joining, isAudioEnabled, isVideoEnabled });
      this.#step(callId, { type: 'accepted', joinId: joining.joinId, nowMs: this.#nowMs() });
    } catch (error) {
      this.#step(callId, { type: 'refused', joinId: joining.joinId, nowMs: this.#nowMs() });
      throw error;
    }
  }

  /** Lets an event happen to what this device does about a call, and does what follows. */
  #step(callId: string, event: DeviceCallEvent): void {
    const before = this.#calls.get(callId) ?? null;
    const { state, effects } = nextDeviceCall(before, event);
    if (state !== null) this.#calls.set(callId, state);
    else if (this.#calls.delete(callId)) this.#media.forget(callId);
    for (const effect of effects) this.#carryOut(callId, effect, before);
    if (state === null || before?.phase !== state.phase || effects.length > 0) this.#tellChange();
    if (this.#calls.size > 0) this.#look();
  }

  #carryOut(callId: string, effect: DeviceCallEffect, before: DeviceCall | null): void {
    const chatId = before?.phase === 'starting' ? before.chatId : readCall(this.#options.store, callId)?.chatId;
    if (chatId === undefined) return;
    switch (effect.type) {
      case 'acknowledge': return this.#tell({ kind: 'call.ringing', chatId, callId, isBusy: this.#isInOther(callId) });
      case 'decline': return this.#tell({ kind: 'call.decline', chatId, callId });
      case 'leave': return this.#tell({ kind: 'call.leave', chatId, callId, joinId: effect.joinId, hasFailed: effect.hasFailed });
      case 'rejoin': return void this.#rejoin(callId, effect);
    }
  }

  /** What must reach the server, whenever it can be reached again. */
  #tell(intent: CallIntent): void {
    this.#commands.send(intent, true).catch((error: unknown) => this.#options.logger.debug('The server did not take word of a call', { kind: intent.kind, error: String(error) }));
  }

  async #rejoin(callId: string, { joinId, insteadOfJoinId }: { joinId: string; insteadOfJoinId: string }): Promise<void> {
    const state = this.#calls.get(callId);
    if (state?.phase !== 'joining') return;
    const facts = { callId, windowId: state.windowId, isAudioEnabled: true, isVideoEnabled: false };
    await this.#sendJoin(facts, { joinId, insteadOfJoinId }).catch((error: unknown) => this.#options.logger.warn('The way back into a call was refused', { error: String(error) }));
    this.#media.tellAgain();
  }

  #follow(callId: string, call: HeldCall | null): void {
    this.#step(callId, { type: 'recorded', record: this.#ownRecord(call), freshJoinId: newId(), nowMs: this.#nowMs() });
  }

  #ownRecord(call: HeldCall | null): OwnCallRecord | null {
    if (call === null) return null;
    const { record } = call;
    const own = record.participants.get(this.#options.self.userId);
    const mayRing = this.#isCaughtUp && record.ringEndsAt !== null && this.#nowMs() + this.#clockOffsetMs < record.ringEndsAt;
    return { isEnded: record.status === 'ended', endReason: record.endReason, ownStatus: own?.status ?? null, ownJoinId: own?.joinId ?? null, mayRing };
  }

  /** Two who called each other at once met in one call: it is the other's. Who hung up meanwhile named the one that never was. */
  #moveTo({ from, to }: { from: string; to: string }, leave: CallIntent): void {
    const state = this.#calls.get(from);
    this.#calls.delete(from);
    if (state === undefined) this.#tell(leave);
    else if (this.#calls.get(to)?.phase !== 'in') this.#calls.set(to, state);
  }

  #tellMedia(callId: string, facts: MediaFacts): void {
    const state = this.#calls.get(callId);
    const chatId = readCall(this.#options.store, callId)?.chatId;
    if (state?.phase !== 'in' || chatId === undefined) return;
    this.#commands.send({ kind: 'call.update', chatId, callId, joinId: state.joinId, ...facts }).catch(() => undefined);
  }

  /** While there are calls, what depends on time alone is looked at. */
  #look(): void {
    this.#cancelLook ??= this.#options.clock.after(lookEveryMs, () => {
      this.#cancelLook = null;
      for (const callId of this.#calls.keys()) this.#step(callId, { type: 'timePassed', nowMs: this.#nowMs() });
      this.followRecord();
      this.#tellChange();
      if (this.#calls.size > 0) this.#look();
    });
  }

  #joinIds(windowId: string | null): ReadonlySet<string> {
    return new Set([...this.#calls.values()].flatMap((call) => ('joinId' in call && (windowId === null || call.windowId === windowId) ? [call.joinId] : [])));
  }

  #isInOther(callId: string): boolean {
    return [...this.#calls].some(([otherId, call]) => otherId !== callId && 'joinId' in call);
  }

  /** Of several devices that ring one answer counts; who joins later, or asks twice, takes the place of their own earlier joining. */
  #joiningToReplace(callId: string): string | null {
    const known = this.#calls.get(callId);
    if (known !== undefined && 'joinId' in known) return known.joinId;
    if (known?.phase === 'incoming') return null;
    return readCall(this.#options.store, callId)?.record.participants.get(this.#options.self.userId)?.joinId ?? null;
  }

  #requireSupport(): void {
    if (this.#protocol < firstProtocolWithCalls) throw new HallwayError('call_not_supported');
  }

  #tellChange(): void {
    this.#options.onChange(new Set([topics.callState]));
  }

  #nowMs(): number {
    return this.#options.clock.nowMs();
  }
}
