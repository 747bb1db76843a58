import type { WebSocket } from 'ws';
import type { Command } from '#shared/protocol/commands/command';
import type { CommandResult } from '#shared/protocol/commands/command-result';
import { closeCodes } from '#shared/protocol/close-codes';
import { protocolVersion } from '#shared/protocol/protocol-version';
import { newId } from '#shared/domain/ids';
import { HallwayError } from '#shared/errors/hallway-error';
import type { Clock } from '#shared/runtime/clock';
import type { Logger } from '#shared/runtime/logger';
import { CallHub } from '../calls/call-hub.ts';
import type { IceConfig } from '../calls/turn/ice-config.ts';
import type { SignedInDevice } from '../accounts/account-store.ts';
import { contentHashOf } from '../core/content-hash.ts';
import type { CoreApi } from '../core/core-api.ts';
import type { ForeignChanges } from '../core/foreign-changes.ts';
import type { KnownAccess, OpenedSession } from '../core/log-core.ts';
import type { TickOutcome } from '../core/tick-outcome.ts';
import { NearDesk } from '../files/near-desk.ts';
import { composeDeliveries } from './fan-out.ts';
import { PresenceHub } from './presence-hub.ts';
import { SessionRegistry } from './session-registry.ts';
import { endSocket, sendFrame, sendText, type Session } from './session.ts';
import { TickLoop } from './tick-loop.ts';

/** So often a session is read anew because a tick came between; with each try it gets less likely. */
const openingAttempts = 20;

interface HubOptions {
  readonly core: CoreApi;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly ice: IceConfig | null;
  /** The largest file that may be sent. */
  readonly maxFileBytes: number;
}

/** All sessions of this process: opens them, takes their commands, and sends each tick's changes to those concerned. */
export class SessionHub {
  readonly registry = new SessionRegistry();
  readonly presence: PresenceHub;
  readonly calls: CallHub;
  readonly near: NearDesk;
  readonly #options: HubOptions;
  readonly #ticks: TickLoop;
  /** The head after the last tick of each organization. */
  readonly #heads = new Map<string, number>();
  readonly #access = new Map<string, string>();
  /** Devices that came or went and whose last time there is not written down yet. */
  readonly #seenDevices = new Set<string>();
  #lastSessionId = 0;

  constructor(options: HubOptions) {
    this.#options = options;
    this.presence = new PresenceHub(this.registry, options.clock);
    this.calls = new CallHub({ ...options, registry: this.registry, addDuties: (requests) => this.#ticks.add(requests) });
    this.near = new NearDesk({ core: options.core, registry: this.registry, clock: options.clock });
    this.#ticks = new TickLoop({
      core: options.core,
      logger: options.logger,
      onOutcome: (outcome) => this.#deliver(outcome),
      onResults: (sessionId, results) => this.sendResults(sessionId, results),
    });
  }

  /** Opens a session and welcomes it; its pushes start at the head it is told. */
  async open(socket: WebSocket, device: SignedInDevice, protocol: number): Promise<Session> {
    const opened = await this.#openAtHead(device);
    const session: Session = {
      id: ++this.#lastSessionId,
      userId: device.userId,
      deviceId: device.deviceId,
      organizationId: opened.organizationId,
      protocol,
      socket,
      chatIds: new Set(opened.chatIds),
      cursor: opened.head,
      presence: 'active',
      maySee: opened.maySee,
    };
    if (!this.#heads.has(opened.organizationId)) this.#heads.set(opened.organizationId, opened.head);
    this.registry.add(session);
    this.#seenDevices.add(session.deviceId);
    this.#access.set(session.userId, JSON.stringify(opened.access));
    const isSent = sendFrame(socket, {
      type: 'welcome',
      protocol: protocolVersion.current,
      epoch: opened.epoch,
      head: opened.head,
      userId: session.userId,
      organizationId: opened.organizationId,
      serverTimeMs: this.#options.clock.nowMs(),
      access: { ...opened.access, maxFileBytes: this.#options.maxFileBytes },
    });
    if (!isSent) endSocket(socket, closeCodes.overloaded, 'Too far behind');
    this.presence.note(session.userId);
    return session;
  }

  close(session: Session): void {
    this.presence.unwatch(session);
    this.near.forget(session);
    this.registry.remove(session);
    this.#seenDevices.add(session.deviceId);
    this.presence.note(session.userId);
    if (!this.registry.isOnline(session.userId)) this.#access.delete(session.userId);
  }

  /** Writes down when devices were last there: once for all that came or went since the last time. */
  async noteSeenDevices(): Promise<void> {
    if (this.#seenDevices.size === 0) return;
    const deviceIds = [...this.#seenDevices];
    this.#seenDevices.clear();
    await this.#options.core.touchDevices(deviceIds, this.#options.clock.nowMs());
  }

  takeCommands(session: Session, commands: readonly Command[]): void {
    this.#ticks.add(commands.map((command) => ({ sessionId: session.id, userId: session.userId, command, contentHash: contentHashOf(command.intent) })));
  }

  /** Answers without rows: the session's cursor stays. */
  sendResults(sessionId: number, results: readonly CommandResult[]): void {
    const session = this.registry.find(sessionId);
    if (session === undefined) return;
    const isSent = sendFrame(session.socket, { type: 'push', since: session.cursor, until: session.cursor, results: [...results], rows: {} });
    // Who never hears of an answer would wait for it as long as the connection lasts.
    if (!isSent) endSocket(session.socket, closeCodes.overloaded, 'Too far behind');
  }

  setPresence(session: Session, status: 'active' | 'away'): void {
    session.presence = status;
    this.presence.note(session.userId);
  }

  /** @throws HallwayError when the person may not write there */
  async relayTyping(session: Session, chatId: string): Promise<void> {
    await this.#options.core.requireChat(session.userId, chatId, 'typing');
    const notice = JSON.stringify({ type: 'typing', chatId, userId: session.userId });
    for (const other of this.registry.ofChat(chatId)) if (other.userId !== session.userId) sendText(other.socket, notice);
  }

  /** Ends the sessions of devices that were signed out or whose people were deactivated. */
  async endEndedSessions(): Promise<void> {
    const sessions = [...this.registry.all()];
    const ended = new Set(await this.#options.core.findEndedDevices([...new Set(sessions.map((session) => session.deviceId))]));
    for (const session of sessions) if (ended.has(session.deviceId)) this.#end(session);
  }

  endDevice(deviceId: string): void {
    for (const session of this.registry.all()) if (session.deviceId === deviceId) this.#end(session);
  }

  /** Tells people whose rights changed, and everybody concerned when another process wrote into the log. */
  async noticeOtherProcesses(): Promise<void> {
    // Who is in a call may be cut off from here and still be heard by the others.
    const asked = new Set([...this.registry.userIds(), ...this.calls.userIds()]);
    const access = await this.#options.core.readAccess([...asked]);
    const texts = new Map([...new Set(access.values())].map((known) => [known, JSON.stringify(known.access)]));
    for (const [userId, known] of access) if (this.registry.isOnline(userId)) this.#tellAccess(userId, known, texts.get(known) ?? '');
    this.calls.followRights((userId) => !asked.has(userId) || access.get(userId)?.mayCall === true);
    for (const changes of await this.#options.core.findForeignChanges()) this.#tellGap(changes);
  }

  /** Sends the scheduled messages whose time has come; one that is under way already is sent once (SY2). */
  async sendDueMessages(): Promise<void> {
    const due = await this.#options.core.findDueMessages();
    if (due.length > 0) this.#ticks.add(due.map(({ messageId, userId }) => ({ sessionId: 0, userId, command: { id: newId(), intent: { kind: 'message.sendScheduled', messageId } } })));
  }

  /** Takes no more commands, answers those that it took, and writes down who was there. */
  async stop(): Promise<void> {
    this.presence.stop();
    this.calls.stop();
    this.near.stop();
    await this.#ticks.stop();
    for (const session of this.registry.all()) this.#seenDevices.add(session.deviceId);
    await this.noteSeenDevices().catch((error: unknown) => this.#options.logger.warn('Could not write down who was there', { error: String(error) }));
  }

  /**
   * Reads what a session starts with. A tick that was told while it was read is neither in it nor sent to this
   * session: then it is read again, or the first push would start above what the client has (SY7).
   */
  async #openAtHead(device: SignedInDevice): Promise<OpenedSession> {
    for (let attempt = 0; attempt < openingAttempts; attempt += 1) {
      const opened = await this.#options.core.openSession(device.userId, device.deviceId);
      if (opened.head >= (this.#heads.get(opened.organizationId) ?? 0)) return opened;
    }
    throw new HallwayError('server_busy');
  }

  #tellAccess(userId: string, { access, maySee }: KnownAccess, text: string): void {
    if (this.#access.get(userId) === text) return;
    this.#access.set(userId, text);
    for (const session of this.registry.ofUser(userId)) sendFrame(session.socket, { type: 'access', access: { ...access, maxFileBytes: this.#options.maxFileBytes } });
    this.#followRightToSee(userId, maySee);
  }

  /** Without `chat.view` nothing more is told; with it again, a new session learns of what was missed. */
  #followRightToSee(userId: string, maySee: boolean): void {
    if (!maySee) this.registry.leaveAll(userId);
    for (const session of this.registry.ofUser(userId)) {
      // It stays blind until it comes back: what it missed is only told from a welcome on.
      if (maySee && !session.maySee) endSocket(session.socket, closeCodes.goingAway, 'Rights have changed');
      else session.maySee = maySee;
      if (!maySee) this.presence.unwatch(session);
    }
  }

  /** A push without rows that starts above every cursor (SY7): the clients pull what another process wrote. */
  #tellGap({ organizationId, head, memberships }: ForeignChanges): void {
    this.#heads.set(organizationId, Math.max(head, this.#heads.get(organizationId) ?? 0));
    for (const change of memberships) this.registry.follow(change);
    for (const session of this.registry.ofOrganization(organizationId)) {
      if (session.cursor >= head) continue;
      session.cursor = head;
      sendFrame(session.socket, { type: 'push', since: head, until: head, rows: {} });
    }
  }

  #deliver(outcome: TickOutcome): void {
    const knownHead = this.#heads.get(outcome.organizationId) ?? outcome.baseHead;
    this.#heads.set(outcome.organizationId, outcome.head);
    this.calls.follow(outcome.calls);
    for (const { session, frame } of composeDeliveries(this.registry, outcome, knownHead)) {
      if (!sendText(session.socket, frame)) endSocket(session.socket, closeCodes.overloaded, 'Too far behind');
    }
  }

  #end(session: Session): void {
    sendFrame(session.socket, { type: 'error', code: 'session_ended', message: new HallwayError('session_ended').message });
    endSocket(session.socket, closeCodes.sessionEnded, 'session_ended');
  }
}
