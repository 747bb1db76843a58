import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import type { Intent } from '#shared/protocol/commands/command';
import type { CommandResult } from '#shared/protocol/commands/command-result';
import type { DownFrame, DownFrameOf, DownFrameType } from '#shared/protocol/down/down-frame';
import type { RowSet } from '#shared/protocol/rows/row-set';

const waitMs = 8_000;

/** A client of the wire protocol with nothing of ours in it but the types: what a stranger could write. */
export class ServerClient {
  readonly frames: DownFrame[] = [];
  readonly #socket: WebSocket;
  readonly #listeners = new Set<() => void>();
  #lastRequestId = 0;
  closeCode: number | null = null;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => this.#note(() => this.frames.push(JSON.parse((data as Buffer).toString('utf8')) as DownFrame)));
    socket.on('close', (code) => this.#note(() => (this.closeCode = code)));
    socket.on('error', () => undefined);
  }

  /** Connects without a word. Rejects with the HTTP status when the upgrade is refused. */
  static async connect(serverUrl: string, token: string | null, options: { headers?: Record<string, string>; path?: string } = {}): Promise<ServerClient> {
    const headers = { ...(token === null ? {} : { Authorization: `Bearer ${token}` }), ...options.headers };
    const socket = new WebSocket(`${serverUrl.replace('http', 'ws')}${options.path ?? '/api/socket'}`, { headers });
    const client = new ServerClient(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', () => resolve());
      socket.once('unexpected-response', (_request, response) => reject(new Error(`HTTP ${response.statusCode ?? 0}`)));
      socket.once('error', reject);
    });
    return client;
  }

  /** Connects and says hello as a device that holds everything up to `cursor`. */
  static async greet(serverUrl: string, token: string, cursor = 0): Promise<{ client: ServerClient; welcome: DownFrameOf<'welcome'> }> {
    const client = await ServerClient.connect(serverUrl, token);
    client.send({ type: 'hello', protocol: 1, epoch: null, cursor });
    return { client, welcome: await client.next('welcome') };
  }

  send(frame: unknown): void {
    this.#socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  sendBinary(bytes: Buffer): void {
    this.#socket.send(bytes, { binary: true });
  }

  /** Stops reading, as a stuck computer does. */
  pauseReading(): void {
    this.#socket.pause();
  }

  resumeReading(): void {
    this.#socket.resume();
  }

  /** The first frame of this type that fits, among those that came and those to come. */
  next<T extends DownFrameType>(type: T, fits: (frame: DownFrameOf<T>) => boolean = () => true): Promise<DownFrameOf<T>> {
    return this.#until(() => this.frames.find((frame): frame is DownFrameOf<T> => frame.type === type && fits(frame as DownFrameOf<T>)), type);
  }

  closed(): Promise<number> {
    return this.#until(() => this.closeCode ?? undefined, 'close');
  }

  /** Sends a command and gives its answer. */
  async act(intent: Intent, id: string = randomUUID()): Promise<CommandResult> {
    const from = this.frames.length;
    this.send({ type: 'commands', commands: [{ id, intent }] });
    const find = () => this.frames.slice(from).flatMap((frame) => (frame.type === 'push' ? (frame.results ?? []) : [])).find((result) => result.commandId === id);
    return this.#until(find, `result of ${intent.kind}`);
  }

  /** Pulls everything after `since`, page by page. */
  async pullAll(since: number): Promise<{ pages: DownFrameOf<'page'>[]; rows: RowSet[] }> {
    const pages: DownFrameOf<'page'>[] = [];
    let cursor = since;
    let part: string | null = null;
    for (;;) {
      const page = await this.pull(cursor, part);
      pages.push(page);
      part = page.nextPart;
      if (part === null) cursor = page.until;
      if (part === null && !page.hasMore) return { pages, rows: pages.map((one) => one.rows) };
    }
  }

  async pull(since: number, part: string | null = null): Promise<DownFrameOf<'page'>> {
    const requestId = ++this.#lastRequestId;
    this.send({ type: 'pull', requestId, since, part });
    return this.next('page', (frame) => frame.requestId === requestId);
  }

  async history(chatId: string, beforeSeq: number, limit: number): Promise<DownFrameOf<'historyPage'> | DownFrameOf<'error'>> {
    const requestId = ++this.#lastRequestId;
    this.send({ type: 'history', requestId, chatId, beforeSeq, limit });
    const find = () => this.frames.find((frame): frame is DownFrameOf<'historyPage'> | DownFrameOf<'error'> =>
      (frame.type === 'historyPage' || frame.type === 'error') && frame.requestId === requestId);
    return this.#until(find, 'history');
  }

  close(): void {
    this.#socket.terminate();
  }

  #note(change: () => void): void {
    change();
    for (const listener of this.#listeners) listener();
  }

  #until<Value>(find: () => Value | undefined, what: string): Promise<Value> {
    return new Promise((resolve, reject) => {
      const check = () => {
        const found = find();
        if (found === undefined) return;
        this.#listeners.delete(check);
        clearTimeout(timer);
        resolve(found);
      };
      const timer = setTimeout(() => {
        this.#listeners.delete(check);
        reject(new Error(`Waited in vain for ${what}; closed: ${String(this.closeCode)}; last: ${JSON.stringify(this.frames.at(-1))?.slice(0, 500)}`));
      }, waitMs);
      this.#listeners.add(check);
      check();
    });
  }
}
