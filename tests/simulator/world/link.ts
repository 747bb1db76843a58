import type { LinkSocket, LinkSocketEvents } from '#backend/sync/open-socket';
import { SimulatedSocket } from './simulated-socket.ts';
import type { VirtualTime } from './virtual-time.ts';

/** What the schedule wants to happen to the next frame of a direction. */
export type FrameFault = 'duplicate' | 'swap' | 'cutBefore' | 'cutAfter';

/** How a device's network is at the moment; the same for all of its connections. */
export interface Weather {
  isOffline: boolean;
  upMs: number;
  downMs: number;
  /** Faults for the next frames in each direction, in their order. */
  readonly up: FrameFault[];
  readonly down: FrameFault[];
}

export interface LinkParts {
  readonly time: VirtualTime;
  readonly weather: Weather;
  readonly events: LinkSocketEvents;
  /** Runs what happens in the device's process; `isNews` when it may change how the connection stands. */
  inClient(work: () => void, isNews: boolean): void;
  /** Runs what happens in the server's process. */
  inServer(work: () => void): void;
  /** The server has said something, whether it arrives or not. */
  onFrameGiven(text: string): void;
  onFrameDown(text: string, take: () => void): void;
  /** The device has said something, whether it arrives or not. */
  onFrameSent(text: string): void;
  onGone(link: Link): void;
}

/** Frames that may come twice or in another order, which only a broken proxy does: pushes and pages, not the greeting. */
const isNews = /^\{"type":"(welcome|page|error)"/;
const movable = /^\{"type":"(push|page|historyPage)"/;

/** One connection of a device to the server, both ends and what is under way between them. */
export class Link {
  readonly socket: SimulatedSocket;
  readonly client: LinkSocket;
  readonly #parts: LinkParts;
  #isClientOpen = true;
  /** The server took the connection. */
  isGreeted = false;
  /** Nothing passes any more, and nobody is told. */
  isHalfOpen = false;
  /** The device ended it by itself. */
  isGivenUp = false;
  /** The network forwards nothing that is under way, in this direction. */
  #isUpCut = false;
  #isDownCut = false;
  #upFreeAtMs = 0;
  #downFreeAtMs = 0;
  #held: string | null = null;

  constructor(parts: LinkParts) {
    this.#parts = parts;
    this.socket = new SimulatedSocket({
      carryDown: (text) => this.#sendDown(text),
      sayGoodbye: (closeCode) => this.#goodbye(closeCode),
      breakOff: () => this.#breakOff(),
      ping: () => this.#ping(),
    });
    this.client = {
      send: (text) => this.#sendUp(text),
      terminate: () => this.#hangUp(),
    };
  }

  /** The server took the connection: the device hears of it. */
  open(): void {
    this.isGreeted = true;
    this.#later('down', () => {
      if (this.#isClientOpen) this.#parts.inClient(() => this.#parts.events.onOpen(), true);
    });
  }

  /** The connection breaks at once for both; what was under way is lost, or arrives in one direction before. */
  cut(arriving: 'nothing' | 'up' | 'down' = 'nothing'): void {
    if (arriving !== 'up') this.#isUpCut = true;
    if (arriving !== 'down') this.#isDownCut = true;
    this.#endClient(1006, arriving === 'down' ? this.#downFreeAtMs : 0);
    this.#endServer(arriving === 'up' ? this.#upFreeAtMs : 0);
  }

  /** The device's process is no more: its computer closes the connection. */
  abandon(): void {
    this.#isClientOpen = false;
    if (!this.isHalfOpen) this.#later('up', () => this.#parts.inServer(() => this.socket.end()));
    this.#parts.onGone(this);
  }

  refuse(reason: Parameters<LinkSocketEvents['onClose']>[0]): void {
    if (!this.#isClientOpen) return;
    this.#isClientOpen = false;
    this.#parts.onGone(this);
    this.#parts.inClient(() => this.#parts.events.onClose(reason), true);
  }

  #sendUp(text: string): void {
    if (!this.#isClientOpen || !this.isGreeted || this.isHalfOpen) return;
    this.#parts.onFrameSent(text);
    const fault = this.#parts.weather.up.shift();
    if (fault === 'cutBefore') return this.cut('down');
    this.#carryUp(text);
    if (fault === 'duplicate' && text.startsWith('{"type":"commands"')) this.#carryUp(text);
    if (fault === 'cutAfter') this.cut('up');
  }

  #carryUp(text: string): void {
    this.#later('up', () => {
      if (this.#isUpCut || this.isHalfOpen || this.socket.readyState !== this.socket.OPEN) return;
      this.#parts.inServer(() => this.socket.emit('message', Buffer.from(text), false));
    });
  }

  #sendDown(text: string): void {
    if (this.isHalfOpen) return;
    this.#parts.onFrameGiven(text);
    const fault = movable.test(text) ? this.#parts.weather.down.shift() : undefined;
    if (fault === 'cutBefore') return this.cut('up');
    if (fault === 'swap' && this.#held === null) return void (this.#held = text);
    this.#carryDown(text);
    if (fault === 'duplicate') this.#carryDown(text);
    if (fault === 'cutAfter') this.cut('down');
    this.letGo();
  }

  /** A frame that was to come after the next one comes now: a connection that stands loses nothing. */
  letGo(): void {
    const held = this.#held;
    this.#held = null;
    if (held !== null) this.#carryDown(held);
  }

  #carryDown(text: string): void {
    this.#later('down', () => {
      if (this.#isDownCut || this.isHalfOpen || !this.#isClientOpen) return;
      this.#parts.onFrameDown(text, () => this.#parts.inClient(() => this.#parts.events.onMessage(text), isNews.test(text)));
    });
  }

  #goodbye(closeCode: number): void {
    if (this.isHalfOpen) return;
    this.#later('down', () => {
      if (this.#isDownCut || this.isHalfOpen) return;
      this.#endClient(closeCode, 0);
      this.#endServer(0);
    });
  }

  /** The server gives the connection up; the device hears of it unless nothing passes. */
  #breakOff(): void {
    this.#endServer(0);
    if (!this.isHalfOpen) this.#later('down', () => this.#endClient(1006, 0));
  }

  /** The device gives the connection up. */
  #hangUp(): void {
    this.isGivenUp = true;
    this.#endClient(1006, 0);
    if (!this.isHalfOpen) this.#later('up', () => this.#endServer(0));
  }

  #ping(): void {
    if (this.isHalfOpen || !this.#isClientOpen) return;
    this.#later('down', () => {
      if (this.isHalfOpen || this.#isDownCut || !this.#isClientOpen) return;
      this.#later('up', () => this.socket.emit('pong'));
    });
  }

  #endClient(closeCode: number, atMs: number): void {
    this.#parts.time.after(atMs - this.#parts.time.elapsedMs, () => this.refuse({ closeCode, httpStatus: null, error: null }));
  }

  #endServer(atMs: number): void {
    this.#parts.time.after(atMs - this.#parts.time.elapsedMs, () => this.#parts.inServer(() => this.socket.end()));
  }

  /** In the order of sending: nothing overtakes inside of a connection. */
  #later(direction: 'up' | 'down', work: () => void): void {
    const { time, weather } = this.#parts;
    const arrivesAtMs = time.elapsedMs + (direction === 'up' ? weather.upMs : weather.downMs);
    const atMs = Math.max(arrivesAtMs, direction === 'up' ? this.#upFreeAtMs : this.#downFreeAtMs);
    if (direction === 'up') this.#upFreeAtMs = atMs;
    else this.#downFreeAtMs = atMs;
    time.after(atMs - time.elapsedMs, work);
  }
}
