import { EventEmitter } from 'node:events';
import type { WebSocket } from 'ws';

const opened = 1;
const closing = 2;
const closed = 3;

/** What the server's end of a connection asks of the network. */
export interface ServerEnd {
  carryDown(text: string): void;
  /** The server sends the peer away; the peer hears of it after what is under way. */
  sayGoodbye(closeCode: number): void;
  /** The server's end is no more. */
  breakOff(): void;
  ping(): void;
}

/** The server's end of a connection: what of `ws` the server uses, on a network in the simulator's hands. */
export class SimulatedSocket extends EventEmitter {
  readonly OPEN = opened;
  readyState = opened;
  /** Large while the reader does not read. */
  bufferedAmount = 0;
  readonly #end: ServerEnd;

  constructor(end: ServerEnd) {
    super();
    this.#end = end;
  }

  send(data: string | Buffer): void {
    if (this.readyState === opened) this.#end.carryDown(data.toString());
  }

  close(closeCode: number): void {
    if (this.readyState !== opened) return;
    this.readyState = closing;
    this.#end.sayGoodbye(closeCode);
  }

  terminate(): void {
    if (this.readyState === closed) return;
    this.#end.breakOff();
  }

  ping(): void {
    if (this.readyState === opened) this.#end.ping();
  }

  /** Tells the server that this connection has ended. */
  end(): void {
    if (this.readyState === closed) return;
    this.readyState = closed;
    this.emit('close');
  }

  /** As the server's code knows it. */
  asWebSocket(): WebSocket {
    return this as unknown as WebSocket;
  }
}
