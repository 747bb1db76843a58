import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, createWriteStream, openAsBlob, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { createHttpFileServer } from '#backend/files/http-file-server';
import { hashFile } from '#backend/files/hash-file';
import { newId } from '#shared/domain/ids';
import { makeOrganization } from '../lib/bench-organization.ts';
import { startChildServer } from '../lib/child-server.ts';
import { connectDevice, startHallwayServer } from '../lib/hallway-wire.ts';
import type { BenchMeasure, BenchResult } from '../lib/result.ts';
import { ownBytesOf } from '../lib/resident-memory.ts';
import { withScratchFolder } from '../lib/scratch.ts';
import { alternate } from '../lib/side-by-side.ts';
import { median } from '../lib/statistics.ts';

/** Megabytes a second, and what the server's memory grew by at most meanwhile, in MiB. */
interface Transfer {
  readonly up: number;
  readonly down: number;
  readonly serverMemory: number;
  readonly deviceMemory: number;
}

const megabyte = 1_000_000;

/** A file up and down again over loopback, each time to the disk and, with Hallway, checked by its hash on both sides. */
export const files: BenchMeasure = {
  name: 'files',
  async run(effort) {
    const bytes = (effort.isQuick ? 20 : 100) * megabyte;
    const { floor, hallway } = await alternate(effort, () => transferOnFloor(bytes), () => transferWithHallway(bytes));
    const work = (what: string) => `A file of ${String(bytes / megabyte)} MB ${what}`;
    const speed = (what: string, pick: (transfer: Transfer) => number): BenchResult => {
      const [own, bare] = [median(hallway.map(pick)), median(floor.map(pick))];
      return { work: work(what), unit: 'MB/s', isHigherBetter: true, hallway: own, floor: bare, aim: '≥ 70 % of the floor', isReached: own >= 0.7 * bare };
    };
    const memory = (what: string, pick: (transfer: Transfer) => number): BenchResult => {
      const own = median(hallway.map(pick));
      return { work: work(what), unit: 'MiB', isHigherBetter: false, hallway: own, floor: median(floor.map(pick)), aim: '≤ 64 MiB', isReached: own <= 64 };
    };
    return [
      speed('up', ({ up }) => up), speed('down', ({ down }) => down), memory('up and down: the server’s memory grows by', ({ serverMemory }) => serverMemory),
      memory('up and down: the device’s memory grows by', ({ deviceMemory }) => deviceMemory),
    ];
  },
};

function transferOnFloor(bytes: number): Promise<Transfer> {
  return withScratchFolder(async (folder) => {
    const server = await startChildServer({ program: 'bench/floor/floor-files.ts', parameters: [folder], portPattern: /Listening on (\d+)/ });
    const up = async (file: string) => {
      await fetch(server.httpUrl, { method: 'PUT', body: await openAsBlob(file) });
    };
    const down = async () => {
      const { body } = await fetch(server.httpUrl);
      if (body !== null) await pipeline(Readable.fromWeb(body as WebStream), createWriteStream(join(folder, 'back')));
    };
    try {
      return await measureRounds({ folder, bytes, processId: server.processId }, async (file) => ({ up: () => up(file), down: async () => down }));
    } finally {
      await server.stop();
    }
  });
}

function transferWithHallway(bytes: number): Promise<Transfer> {
  return withScratchFolder(async (folder) => {
    const organization = await makeOrganization(folder, 2, 'pairs');
    const server = await startHallwayServer(folder);
    const token = organization.tokens[0] ?? '';
    const signal = new AbortController().signal;
    const desk = createHttpFileServer({ fetch, token, serverUrl: () => server.httpUrl });
    const ignore = () => undefined;
    const transferOf = async (file: string, sizeBytes: number): Promise<Ways> => {
      const contentHash = (await hashFile(file)).toString('hex');
      return {
        up: () => desk.upload({ contentHash, sizeBytes, file, uploadUrl: null, signal, onUrl: ignore, onProgress: ignore }),
        async down() {
          const attachmentId = await sendFile(server.socketUrl, { token, chatId: organization.chatIds[0] ?? '', contentHash, sizeBytes });
          return async () => {
            const back = join(folder, `back of ${contentHash}`);
            if ((await desk.download({ attachmentId, variant: 'original', file: back, signal, onProgress: ignore })) !== contentHash) throw new Error('The file came back otherwise');
            rmSync(back);
          };
        },
      };
    };
    try {
      return await measureRounds({ folder, bytes, processId: server.processId }, transferOf);
    } finally {
      await server.stop();
    }
  });
}

/** How one file goes up, and what has to be ready before it comes down again. */
interface Ways {
  up(): Promise<void>;
  down(): Promise<() => Promise<void>>;
}

interface Rounds {
  readonly folder: string;
  readonly bytes: number;
  readonly processId: number;
}

const measuredRounds = 3;
const warmUpBytes = 20 * megabyte;

/** A smaller file first, so that neither is measured while its code is being made fast; then several, each another one. */
async function measureRounds({ folder, bytes, processId }: Rounds, waysOf: (file: string, bytes: number) => Promise<Ways>): Promise<Transfer> {
  const run = async (sizeBytes: number) => {
    const ways = await waysOf(makeFile(folder, sizeBytes), sizeBytes);
    const up = await timed(sizeBytes, () => ways.up());
    return { up, down: await timed(sizeBytes, await ways.down()) };
  };
  await run(warmUpBytes);
  const memory = new MemoryWatch(processId);
  const rounds: { readonly up: number; readonly down: number }[] = [];
  for (let round = 0; round < measuredRounds; round += 1) rounds.push(await run(bytes));
  return { up: median(rounds.map(({ up }) => up)), down: median(rounds.map(({ down }) => down)), ...memory.stop() };
}

interface FileMessage {
  readonly token: string;
  readonly chatId: string;
  readonly contentHash: string;
  readonly sizeBytes: number;
}

async function sendFile(socketUrl: string, { token, chatId, contentHash, sizeBytes }: FileMessage): Promise<string> {
  const socket = await connectDevice(socketUrl, token);
  const id = newId();
  const attachment = { id, fileName: 'file.bin', mimeType: 'application/octet-stream', sizeBytes, contentHash, widthPx: null, heightPx: null, durationMs: null, placeholder: null, waveform: null, isRecording: false, previewContentHash: null };
  const answered = once(socket, 'message');
  socket.send(JSON.stringify({ type: 'commands', commands: [{ id: newId(), intent: { kind: 'message.send', chatId, messageId: newId(), body: '', replyToMessageId: null, attachments: [attachment] } }] }));
  const [data] = (await answered) as [Buffer];
  if (!data.toString().includes('"status":"done"')) throw new Error(`The message with the file was not taken: ${data.toString().slice(0, 200)}`);
  socket.terminate();
  return id;
}

/** Another one each time, since the same content is stored once; in pieces, since it is made while memory is watched. */
function makeFile(folder: string, bytes: number): string {
  const file = join(folder, 'original');
  const piece = Buffer.alloc(megabyte, createHash('sha512').update(randomBytes(16)).digest());
  const target = openSync(file, 'w');
  for (let done = 0; done < bytes; done += megabyte) writeSync(target, piece);
  closeSync(target);
  return file;
}

async function timed(bytes: number, work: () => Promise<void>): Promise<number> {
  const startedAtMs = performance.now();
  await work();
  return bytes / megabyte / ((performance.now() - startedAtMs) / 1_000);
}

const mebibyte = 1_048_576;

/** The most that two processes' resident memory grows by. */
class MemoryWatch {
  readonly #processId: number;
  readonly #atFirst: { readonly server: number; readonly device: number };
  readonly #timer: NodeJS.Timeout;
  #server = 0;
  #device = 0;

  constructor(processId: number) {
    this.#processId = processId;
    globalThis.gc?.();
    this.#atFirst = { server: ownBytesOf(this.#processId), device: ownBytesOf(process.pid) };
    this.#timer = setInterval(() => this.#look(), 20);
  }

  stop(): { serverMemory: number; deviceMemory: number } {
    clearInterval(this.#timer);
    this.#look();
    return { serverMemory: Math.max(0, this.#server) / mebibyte, deviceMemory: Math.max(0, this.#device) / mebibyte };
  }

  #look(): void {
    this.#server = Math.max(this.#server, ownBytesOf(this.#processId) - this.#atFirst.server);
    this.#device = Math.max(this.#device, ownBytesOf(process.pid) - this.#atFirst.device);
  }
}
