import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { newId } from '#shared/domain/ids';

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server in the test's hands that may be anything but a healthy Hallway server of this version. */
export interface OtherServer {
  readonly url: string;
  /** What was asked of it: `GET /api/server`. */
  readonly requests: string[];
  close(): Promise<void>;
}

interface OtherServerOptions {
  answer(request: string): Answer;
  onSocket?(socket: WebSocket): void;
  readonly tls?: { cert: string; key: string };
}

export async function startOtherServer(options: OtherServerOptions): Promise<OtherServer> {
  const requests: string[] = [];
  const respond = (request: IncomingMessage, response: ServerResponse) => {
    const asked = `${request.method ?? ''} ${request.url ?? ''}`;
    requests.push(asked);
    const { status, body, headers = {} } = options.answer(asked);
    response.writeHead(status, headers).end(body);
  };
  const server = options.tls === undefined ? createServer(respond) : createTlsServer(options.tls, respond);
  if (options.onSocket !== undefined) new WebSocketServer({ server }).on('connection', (socket) => options.onSocket?.(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    requests,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export const json = (value: unknown): Answer => ({ status: 200, body: JSON.stringify(value), headers: { 'Content-Type': 'application/json' } });

/** Answers as a Hallway server that speaks these versions of the protocol, and lets everybody in. */
export function hallwayAnswers(protocol: { current: number; floor: number }): (request: string) => Answer {
  const device = {
    token: 'a-token-for-nothing-but-this-test', deviceId: newId(), userId: newId(), organizationId: newId(), organizationName: 'Elsewhere', displayName: 'Ada Brandt',
  };
  return (request) => {
    if (request === 'GET /api/server') return json({ product: 'hallway', protocol, organizationName: 'Elsewhere' });
    if (request === 'POST /api/sign-in') return json(device);
    return { status: 404, body: '{}' };
  };
}
