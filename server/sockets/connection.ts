import type { RawData, WebSocket } from 'ws';
import type { ErrorCode } from '#shared/errors/error-catalogue';
import { assertNever } from '#shared/errors/assert-never';
import { HallwayError } from '#shared/errors/hallway-error';
import { closeCodes } from '#shared/protocol/close-codes';
import { protocolVersion } from '#shared/protocol/protocol-version';
import { upFrameSchema, type UpFrame, type UpFrameOf } from '#shared/protocol/up/up-frame';
import type { SignedInDevice } from '../accounts/account-store.ts';
import { createQueue } from '../store/queue.ts';
import { RateLimit } from './rate-limit.ts';
import { endSocket, sendFrame, type Session } from './session.ts';
import type { GatewayOptions } from './gateway-options.ts';

const helloWithinMs = 10_000;
const commandRate = { perSecond: 50, burst: 500 };
const frameRate = { perSecond: 200, burst: 1_000 };
const rateLimitedRetryMs = 1_000;

/** One socket: its frames are checked, taken in turn, and answered. A bad frame ends this socket and nothing else. */
export class Connection {
  readonly #options: GatewayOptions;
  readonly #socket: WebSocket;
  readonly #device: SignedInDevice;
  readonly #commands: RateLimit;
  readonly #frames: RateLimit;
  /** A page at a time: many requests at once would be so many pages in memory. */
  readonly #inTurn = createQueue();
  #session: Session | null = null;
  #greeting: Promise<void> | null = null;

  constructor(options: GatewayOptions, socket: WebSocket, device: SignedInDevice) {
    this.#options = options;
    this.#socket = socket;
    this.#device = device;
    const nowMs = options.clock.nowMs();
    this.#commands = new RateLimit({ ...commandRate, nowMs });
    this.#frames = new RateLimit({ ...frameRate, nowMs });
  }

  listen(): void {
    const cancelWait = this.#options.clock.after(helloWithinMs, () => {
      if (this.#session === null) this.#end('invalid_request', closeCodes.invalidFrame);
    });
    this.#socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    this.#socket.on('error', () => this.#socket.terminate());
    this.#socket.on('close', () => {
      cancelWait();
      if (this.#session !== null) this.#options.hub.close(this.#session);
      this.#session = null;
    });
  }

  #receive(data: RawData, isBinary: boolean): void {
    // A peer that was sent away may go on talking for a while; nobody listens.
    if (!this.#isOpen()) return;
    if (!this.#frames.take(1, this.#options.clock.nowMs())) return this.#end('rate_limited', closeCodes.overloaded);
    const frame = isBinary ? null : parseFrame(data);
    if (frame === null) return this.#end('invalid_request', closeCodes.invalidFrame);
    try {
      // What comes most by far does not wait for a promise of its own.
      if (frame.type === 'commands' && this.#session !== null) this.#takeCommands(this.#session, frame);
      else this.#take(frame).catch((error: unknown) => this.#answerError(frame, error));
    } catch (error) {
      this.#answerError(frame, error);
    }
  }

  async #take(frame: UpFrame): Promise<void> {
    if (frame.type === 'hello') {
      if (this.#greeting !== null) return this.#end('invalid_request', closeCodes.invalidFrame);
      this.#greeting = this.#greet(frame);
      return this.#greeting;
    }
    if (frame.type === 'ping') return this.#send({ type: 'pong' });
    if (this.#session === null) await this.#greeting?.catch(() => undefined);
    const session = this.#session;
    if (session === null) return this.#end('invalid_request', closeCodes.invalidFrame);
    switch (frame.type) {
      case 'commands': return this.#takeCommands(session, frame);
      case 'pull': return this.#inTurn(() => this.#pull(session, frame));
      case 'history': return this.#inTurn(() => this.#history(session, frame));
      case 'typing': return this.#options.hub.relayTyping(session, frame.chatId);
      case 'presenceSet': return this.#options.hub.setPresence(session, frame.status);
      case 'presenceWatch': return this.#options.hub.presence.watch(session, frame.userIds);
      case 'signal': return this.#options.hub.calls.relay(session, frame);
      case 'callPulse': return this.#options.hub.calls.pulse(session, frame);
      case 'iceServers': return this.#options.hub.calls.answerIceServers(session, frame);
      case 'nearAsk': return this.#options.hub.near.ask(session, frame);
      case 'nearReply': return this.#options.hub.near.reply(session, frame);
      case 'nearSignal': return this.#options.hub.near.relay(session, frame);
      default: return assertNever(frame, 'frame');
    }
  }

  async #greet(frame: UpFrameOf<'hello'>): Promise<void> {
    if (frame.protocol < protocolVersion.floor) return this.#end('client_too_old', closeCodes.versionUnsupported);
    const session = await this.#options.hub.open(this.#socket, this.#device, frame.protocol);
    // The socket may have closed while its session was opened.
    if (!this.#isOpen()) this.#options.hub.close(session);
    else this.#session = session;
  }

  #takeCommands(session: Session, frame: UpFrameOf<'commands'>): void {
    if (this.#commands.take(frame.commands.length, this.#options.clock.nowMs())) return this.#options.hub.takeCommands(session, frame.commands);
    const results = frame.commands.map((command) => ({
      commandId: command.id, status: 'later' as const, code: 'rate_limited' as const, retryAfterMs: rateLimitedRetryMs,
    }));
    this.#options.hub.sendResults(session.id, results);
  }

  async #pull(session: Session, frame: UpFrameOf<'pull'>): Promise<void> {
    if (!this.#isOpen()) return;
    const { requestId, since } = frame;
    if (since === 0) {
      const part = await this.#options.core.pullFirstCopy(session.userId, frame.part);
      const until = part.next === null ? part.until : 0;
      return this.#send({ type: 'page', requestId, since, until, nextPart: part.next, hasMore: false, rows: part.rows });
    }
    const page = await this.#options.core.pull(session.userId, since);
    this.#send({ type: 'page', requestId, since, until: page.until, nextPart: null, hasMore: page.hasMore, rows: page.rows });
  }

  async #history(session: Session, frame: UpFrameOf<'history'>): Promise<void> {
    if (!this.#isOpen()) return;
    const { requestId, chatId } = frame;
    const page = await this.#options.core.history(session.userId, { chatId, beforeSeq: frame.beforeSeq, limit: frame.limit });
    this.#send({ type: 'historyPage', requestId, chatId, floorSeq: page.floorSeq, messages: [...page.messages], reactions: [...page.reactions] });
  }

  #answerError(frame: UpFrame, error: unknown): void {
    const known = error instanceof HallwayError ? error : new HallwayError('internal', { cause: error });
    if (known !== error) this.#options.logger.error('A frame could not be answered', { frame: frame.type, detail: error instanceof Error ? error.stack : String(error) });
    if (known.code === 'session_ended') return this.#end('session_ended', closeCodes.sessionEnded);
    if (frame.type === 'hello') return this.#end(known.code, closeCodes.overloaded);
    // Typing has no answer: a refusal must not tell more than silence.
    if (frame.type === 'typing') return;
    const request = 'requestId' in frame ? { requestId: frame.requestId } : {};
    this.#send({ type: 'error', ...request, code: known.code, message: known.message });
  }

  #send(frame: Parameters<typeof sendFrame>[1]): void {
    if (!sendFrame(this.#socket, frame)) this.#end('rate_limited', closeCodes.overloaded);
  }

  #end(code: ErrorCode, closeCode: number): void {
    sendFrame(this.#socket, { type: 'error', code, message: new HallwayError(code).message });
    endSocket(this.#socket, closeCode, code);
  }

  #isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }
}

/** A text frame comes as one buffer, several, or an array buffer, by how it was cut on its way. */
function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return Buffer.isBuffer(data) ? data.toString('utf8') : Buffer.from(data).toString('utf8');
}

/** The frame, or null for what is no JSON or of no known shape. */
function parseFrame(data: RawData): UpFrame | null {
  try {
    const parsed = upFrameSchema.safeParse(JSON.parse(textOf(data)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
