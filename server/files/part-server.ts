import type { IncomingMessage, ServerResponse } from 'node:http';
import { Server } from '@tus/server';
import { uploadContext } from './upload-context.ts';

/**
 * The tus server with a shorter way for the bytes of a part: its own goes through a web stream and two more, which copy
 * each piece, leave the copies to the collector and take longer than the disk. Everything else of a part is its work.
 */
export class PartServer extends Server {
  /** Answers a PATCH whose bytes the store takes from the request itself; see `DirectPart`. */
  async answerPart(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await this.handleWeb(new Request(`http://localhost${request.url ?? '/'}`, { method: 'PATCH', headers: headersOf(request) }));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(await answer.text());
  }

  /** Called at the beginning of each request. */
  protected override createContext(): ReturnType<Server['createContext']> {
    const context = super.createContext();
    const part = uploadContext.getStore()?.part ?? null;
    if (part !== null) part.stop = context.signal;
    return context;
  }
}

function headersOf({ headers }: IncomingMessage): [name: string, value: string][] {
  return Object.entries(headers).flatMap(([name, value]) => [value ?? []].flat().map((one): [string, string] => [name, one]));
}
