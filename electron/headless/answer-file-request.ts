import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import type { FileDesk } from '#backend/hosting/file-desk';

/** Hands a request below `/files/` to the desk, and its answer to the browser. A browser that goes away ends both. */
export async function answerFileRequest(desk: FileDesk, { request, response, path }: { request: IncomingMessage; response: ServerResponse; path: string }): Promise<void> {
  const answer = await desk.answer(toWebRequest(request), path);
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (answer.body === null) return void response.end();
  // What is left of a request that was refused is not read.
  await pipeline(Readable.fromWeb(answer.body as WebStream), response).catch(() => response.destroy());
}

function toWebRequest(request: IncomingMessage): Request {
  const url = `http://localhost${request.url ?? '/'}`;
  const range = request.headers.range;
  const headers: Record<string, string> = range === undefined ? {} : { range };
  if (request.method !== 'POST') return new Request(url, { method: request.method ?? 'GET', headers });
  // The body is a stream, which fetch wants to be told of; not every library of types knows the word.
  const init = { method: 'POST', headers, body: Readable.toWeb(request) as unknown as ReadableStream, duplex: 'half' as const };
  return new Request(url, init);
}
