import { createReadStream, createWriteStream } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** The floor for files: one folder, whoever asks, no checksum, nothing resumed. Started with the folder as its only parameter. */
const file = join(process.argv[2] ?? '.', 'file');

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'PUT') {
    await pipeline(request, createWriteStream(file));
    response.writeHead(204).end();
  } else await pipeline(createReadStream(file), response);
}

const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
server.listen(0, '127.0.0.1', () => process.stdout.write(`Listening on ${String((server.address() as AddressInfo).port)}\n`));
process.once('SIGTERM', () => process.exit(0));
