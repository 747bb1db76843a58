import { readFileSync } from 'node:fs';
import WebSocket from 'ws';
import { backOffMs } from '#backend/sync/back-off';
import type { DownFrame } from '#shared/protocol/down/down-frame';
import type { RowSet } from '#shared/protocol/rows/row-set';
import { createRandom } from '../../system/support/seeded-random.ts';

/**
 * Thousands of devices in one process, each with a token, a cursor and the product's own pauses between its attempts:
 * `storm-driver.ts URL TOKENS_FILE SEED SPREAD_MS`. Tells over Node's channel, ten times a second, how many are where.
 */
const [url = '', tokensFile = '', seed = '1', spreadMs = '0'] = process.argv.slice(2);
const tokens = readFileSync(tokensFile, 'utf8').split('\n').filter((line) => line !== '');
const random = createRandom(Number(seed));
const tellEveryMs = 100;

export interface StormReport {
  readonly connected: number;
  readonly attempts: number;
  /** By how many messages each device has seen: how many devices. */
  readonly seen: Readonly<Record<number, number>>;
}

class StormDevice {
  readonly #token: string;
  readonly #seqs = new Set<number>();
  #cursor: number | null = null;
  #attempt = 0;
  isConnected = false;

  constructor(token: string) {
    this.#token = token;
  }

  get seen(): number {
    return this.#seqs.size;
  }

  connect(): void {
    attempts += 1;
    this.#attempt += 1;
    let isOver = false;
    const socket = new WebSocket(`${url.replace('http', 'ws')}/api/socket`, { headers: { Authorization: `Bearer ${this.#token}` }, perMessageDeflate: false, handshakeTimeout: 10_000 });
    const again = () => {
      if (isOver) return;
      isOver = true;
      this.isConnected = false;
      socket.terminate();
      setTimeout(() => this.connect(), backOffMs(this.#attempt, random));
    };
    socket.on('open', () => socket.send(JSON.stringify({ type: 'hello', protocol: 1, epoch: null, cursor: this.#cursor ?? 0 })));
    socket.on('message', (data) => this.#take(JSON.parse((data as Buffer).toString('utf8')) as DownFrame, socket));
    socket.on('error', again);
    socket.on('close', again);
  }

  #take(frame: DownFrame, socket: WebSocket): void {
    if (frame.type === 'welcome') {
      this.#cursor ??= frame.head;
      if (this.#cursor < frame.head) return this.#pull(socket);
      this.#arrived();
    } else if (frame.type === 'push') {
      if (frame.since > (this.#cursor ?? 0)) return this.#pull(socket);
      this.#note(frame.rows, frame.until);
    } else if (frame.type === 'page') {
      this.#note(frame.rows, frame.until);
      if (frame.hasMore) return this.#pull(socket);
      this.#arrived();
    }
  }

  #pull(socket: WebSocket): void {
    socket.send(JSON.stringify({ type: 'pull', requestId: 1, since: this.#cursor, part: null }));
  }

  #arrived(): void {
    this.#attempt = 0;
    this.isConnected = true;
  }

  #note(rows: RowSet, until: number): void {
    for (const { seq } of rows.messages ?? []) this.#seqs.add(seq);
    this.#cursor = Math.max(until, this.#cursor ?? 0);
  }
}

let attempts = 0;
const devices = tokens.map((token) => new StormDevice(token));
// They do not all begin in one moment: computers are switched on one after the other.
for (const device of devices) setTimeout(() => device.connect(), random() * Number(spreadMs));
setInterval(() => {
  const seen: Record<number, number> = {};
  for (const device of devices) seen[device.seen] = (seen[device.seen] ?? 0) + 1;
  process.send?.({ connected: devices.filter((device) => device.isConnected).length, attempts, seen } satisfies StormReport);
}, tellEveryMs);
process.on('disconnect', () => process.exit(0));
