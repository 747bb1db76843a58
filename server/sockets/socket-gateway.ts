import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { limits } from '#shared/domain/limits';
import { closeCodes } from '#shared/protocol/close-codes';
import type { SignedInDevice } from '../accounts/account-store.ts';
import { bearerToken, hashToken } from '../accounts/tokens.ts';
import { Connection } from './connection.ts';
import type { GatewayOptions } from './gateway-options.ts';

const pingEveryMs = 12_000;

/** The door for WebSockets: a valid token first, then the upgrade; nothing is allocated for a stranger. */
export class SocketGateway {
  readonly #options: GatewayOptions;
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: limits.upFrameBytes, perMessageDeflate: false, clientTracking: true });
  readonly #answered = new WeakSet<WebSocket>();
  #pingTimer: NodeJS.Timeout | null = null;
  #isStopping = false;

  constructor(options: GatewayOptions) {
    this.#options = options;
  }

  listen(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => void this.#upgrade(request, socket, head));
    this.#pingTimer = setInterval(() => this.#pingAll(), pingEveryMs);
  }

  /** No upgrade from now on: clients come back when the server does. */
  refuseNew(): void {
    this.#isStopping = true;
  }

  /** Tells every client to come back later, and ends the connections. */
  async stop(): Promise<void> {
    this.refuseNew();
    if (this.#pingTimer !== null) clearInterval(this.#pingTimer);
    for (const socket of this.#server.clients) socket.close(closeCodes.goingAway, 'The server restarts');
    const deadlineMs = Date.now() + 1_000;
    while (this.#server.clients.size > 0 && Date.now() < deadlineMs) await new Promise((resolve) => setTimeout(resolve, 20));
    for (const socket of this.#server.clients) socket.terminate();
  }

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    // The peer may go away while its token is looked up.
    socket.on('error', () => socket.destroy());
    try {
      const device = await this.#authenticate(request);
      if (device === null) return refuse(socket, '401 Unauthorized');
      if (this.#isStopping) return refuse(socket, '503 Service Unavailable');
      this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#accept(webSocket, device));
    } catch {
      refuse(socket, '503 Service Unavailable');
    }
  }

  async #authenticate(request: IncomingMessage): Promise<SignedInDevice | null> {
    const [path] = (request.url ?? '').split('?');
    const token = bearerToken(request.headers.authorization);
    // A browser's page has an Origin and none of our tokens: no page may talk to us.
    if (path !== '/api/socket' || token === null || request.headers.origin !== undefined) return null;
    return this.#options.core.findDevice(hashToken(token));
  }

  #accept(socket: WebSocket, device: SignedInDevice): void {
    this.#answered.add(socket);
    socket.on('pong', () => this.#answered.add(socket));
    const connection = new Connection(this.#options, socket, device);
    connection.listen();
  }

  /** A peer that did not answer the last ping is gone, whatever TCP says. */
  #pingAll(): void {
    for (const socket of this.#server.clients) {
      if (!this.#answered.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
