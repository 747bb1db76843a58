import { once } from 'node:events';
import { createServer, connect, type Server, type Socket } from 'node:net';
import { FrameReader, textFrame, type WireFrame } from './web-socket-frames.ts';

/** What becomes of a text frame. */
export type Fate =
  | { readonly kind: 'pass' }
  /** Lost, without anybody being told. */
  | { readonly kind: 'drop' }
  /** So many of its bytes go on, then both ends are cut off: 0 is before it, its length is after it. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  | { readonly kind: 'repeat'; readonly times: number }
  | { readonly kind: 'replace'; readonly text: string };

export const pass: Fate = { kind: 'pass' };

/** What the network does; may be changed while connections are open. */
export interface Weather {
  /** Frames from the client. */
  onUp: (frame: WireFrame) => Fate;
  /** Frames from the server. */
  onDown: (frame: WireFrame) => Fate;
  /** How long what is sent is under way; nothing overtakes anything. */
  delayMs: number;
  /** The width of the line in each direction; null for no bound. */
  bytesPerSecond: number | null;
  /** Both sockets stay, and nothing goes through: what a pulled cable or a lost route looks like. */
  isHalfOpen: boolean;
  /** No new connection. */
  isRefusing: boolean;
  /** So many of the server's text frames are gathered, for at most a moment, and go on in any order; 1 leaves the order. */
  shuffleWindow: number;
  /** Where chance comes from. */
  random: () => number;
}

/** A line of the network between clients and a server, in the hands of a test. */
export interface ChaosProxy {
  readonly url: string;
  readonly weather: Weather;
  /** Connections that are open. */
  openCount(): number;
  /** Bytes that the server has sent so far. */
  downBytes(): number;
  /** Connections whose server's end was closed by the server. */
  serverEndedCount(): number;
  /** Ends every connection now. */
  cutAll(): void;
  close(): Promise<void>;
}

const shuffleWithinMs = 25;
/** A narrow line holds little: who sends must wait, and what was never on its way is not counted as sent. */
const mostHeldBytes = 256 * 1024;

/** Listens on loopback and passes on to the server's port. */
export async function startChaosProxy(serverPort: number, weather: Partial<Weather> = {}): Promise<ChaosProxy> {
  const settings: Weather = {
    onUp: () => pass, onDown: () => pass, delayMs: 0, bytesPerSecond: null, isHalfOpen: false, isRefusing: false, shuffleWindow: 1, random: Math.random, ...weather,
  };
  const lines = new Set<Line>();
  let serverEnds = 0;
  let downBytes = 0;
  const server: Server = createServer((client) => {
    if (settings.isRefusing) return void client.destroy();
    const line = new Line(client, connect(serverPort, '127.0.0.1'), settings);
    lines.add(line);
    line.onEnd = () => lines.delete(line);
    line.onServerEnd = () => (serverEnds += 1);
    line.onDown = (count) => (downBytes += count);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const cutAll = () => {
    for (const line of lines) line.cut();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    weather: settings,
    openCount: () => lines.size,
    downBytes: () => downBytes,
    serverEndedCount: () => serverEnds,
    cutAll,
    async close() {
      cutAll();
      server.close();
      await once(server, 'close');
    },
  };
}

/** One connection through the proxy. */
class Line {
  readonly #client: Socket;
  readonly #server: Socket;
  readonly #weather: Weather;
  onEnd: () => void = () => undefined;
  onServerEnd: () => void = () => undefined;
  onDown: (byteCount: number) => void = () => undefined;
  #isCut = false;

  constructor(client: Socket, server: Socket, weather: Weather) {
    this.#client = client;
    this.#server = server;
    this.#weather = weather;
    this.#pipe(client, new Direction({ to: server, line: this, weather, isUp: true }));
    this.#pipe(server, new Direction({ to: client, line: this, weather, isUp: false }));
    for (const socket of [client, server]) {
      socket.on('error', () => this.cut());
      socket.on('close', () => {
        if (socket === server && !this.#isCut) this.onServerEnd();
        // While the line is half open, neither end may learn that the other one went.
        if (!this.#weather.isHalfOpen || this.#isOver()) this.cut();
      });
    }
  }

  cut(): void {
    this.#isCut = true;
    this.#client.destroy();
    this.#server.destroy();
    this.onEnd();
  }

  #isOver(): boolean {
    return this.#client.destroyed && this.#server.destroyed;
  }

  #pipe(from: Socket, direction: Direction): void {
    from.on('data', (bytes: Buffer) => {
      if (from === this.#server) this.onDown(bytes.length);
      if (!this.#weather.isHalfOpen) direction.take(bytes);
      if (this.#weather.bytesPerSecond !== null && direction.heldBytes > mostHeldBytes) from.pause();
    });
    direction.onRoom = () => from.resume();
  }
}

interface DirectionParts {
  readonly to: Socket;
  readonly line: Line;
  readonly weather: Weather;
  readonly isUp: boolean;
}

/** One of the two ways of a connection: the handshake passes untouched, then frame by frame; what is no WebSocket passes as it is. */
class Direction {
  readonly #parts: DirectionParts;
  readonly #reader = new FrameReader();
  #head: Buffer | null = Buffer.alloc(0);
  #isPlain = false;
  #lastSent: Promise<void> = Promise.resolve();
  #gathered: Buffer[] = [];
  #flushTimer: NodeJS.Timeout | null = null;
  #isGreeted = false;
  #heldBytes = 0;
  /** There is room on the line again. */
  onRoom: () => void = () => undefined;

  constructor(parts: DirectionParts) {
    this.#parts = parts;
  }

  /** What has come in and has not gone on: under way, or not taken by the other end. */
  get heldBytes(): number {
    return this.#heldBytes;
  }

  take(bytes: Buffer): void {
    if (this.#isPlain) return this.#send(bytes);
    const framed = this.#head === null ? bytes : this.#takeHead(this.#head, bytes);
    if (framed === null) return;
    for (const frame of this.#reader.take(framed)) this.#meet(frame);
  }

  /** Gives what follows the handshake, or null while it lasts. */
  #takeHead(head: Buffer, bytes: Buffer): Buffer | null {
    const whole = Buffer.concat([head, bytes]);
    const end = whole.indexOf('\r\n\r\n');
    if (end < 0) {
      this.#head = whole;
      return null;
    }
    this.#head = null;
    this.#isPlain = !/\r\nupgrade: websocket\r\n/i.test(whole.toString('latin1', 0, end + 2));
    if (this.#isPlain) {
      this.#send(whole);
      return null;
    }
    this.#send(whole.subarray(0, end + 4));
    return whole.subarray(end + 4);
  }

  #meet(frame: WireFrame): void {
    const { weather, isUp, line } = this.#parts;
    if (frame.text === null) return this.#send(frame.raw);
    const fate = isUp ? weather.onUp(frame) : weather.onDown(frame);
    switch (fate.kind) {
      case 'pass': return this.#sendText(frame.raw);
      case 'drop': return;
      case 'replace': return this.#sendText(textFrame(fate.text, isUp));
      case 'repeat': {
        for (let time = 0; time < fate.times; time += 1) this.#sendText(frame.raw);
        return;
      }
      case 'cut': {
        const { to } = this.#parts;
        if (fate.afterBytes === 0) return line.cut();
        to.write(frame.raw.subarray(0, fate.afterBytes), () => line.cut());
      }
    }
  }

  #sendText(raw: Buffer): void {
    const { weather, isUp } = this.#parts;
    // The welcome stays the first: before it there is nothing that could be in another order.
    if (isUp || weather.shuffleWindow <= 1 || !this.#isGreeted) {
      this.#isGreeted = true;
      return this.#send(raw);
    }
    if (this.#gathered.push(raw) >= weather.shuffleWindow) return this.#flush();
    this.#flushTimer ??= setTimeout(() => this.#flush(), shuffleWithinMs);
  }

  #flush(): void {
    if (this.#flushTimer !== null) clearTimeout(this.#flushTimer);
    this.#flushTimer = null;
    const frames = this.#gathered;
    this.#gathered = [];
    while (frames.length > 0) {
      const [frame] = frames.splice(Math.floor(this.#parts.weather.random() * frames.length), 1);
      if (frame !== undefined) this.#send(frame);
    }
  }

  #send(bytes: Buffer): void {
    const { weather, to } = this.#parts;
    const waitMs = weather.delayMs + (weather.bytesPerSecond === null ? 0 : (bytes.length / weather.bytesPerSecond) * 1_000);
    const leave = () => {
      this.#heldBytes -= bytes.length;
      if (this.#heldBytes <= mostHeldBytes) this.onRoom();
    };
    const write = () => {
      if (to.destroyed) leave();
      else to.write(bytes, leave);
    };
    this.#heldBytes += bytes.length;
    if (waitMs === 0) return write();
    this.#lastSent = this.#lastSent.then(() => new Promise((resolve) => setTimeout(resolve, waitMs))).then(write);
  }
}
