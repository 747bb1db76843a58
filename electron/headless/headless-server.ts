import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { FileDesk } from '#backend/hosting/file-desk';
import { listRendererFiles, readRendererFile, type RendererFile } from '#backend/hosting/renderer-files';
import { securityHeaders } from '#backend/hosting/security-headers';
import { requestEnvelopeSchema, type BackendCarrier } from '#shared/contract/carrier';
import { hostRequestSchema, type HostCarrier } from '#shared/contract/host/host-envelope';
import { HallwayError } from '#shared/errors/hallway-error';
import type { Logger } from '#shared/runtime/logger';
import { answerFileRequest } from './answer-file-request.ts';
import { hasTokenCookie, isHostAllowed, isOriginAllowed, isSameToken, tokenCookie } from './request-gate.ts';
import { createWebSocketCarrier } from './web-socket-carrier.ts';

export interface HeadlessServerOptions {
  /** The built renderer. */
  readonly rendererFolder: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly logger: Logger;
  /** Null until they are there. */
  readonly accounts: () => ServedAccounts | null;
}

/** What a tab that passed the gate may reach. */
export interface ServedAccounts {
  has(accountId: string): boolean;
  /** Joins a tab to an account's backend. */
  connect(accountId: string, carrier: BackendCarrier): void;
  /** Answers a tab about the accounts. */
  serve(carrier: HostCarrier): void;
  fileDesk(accountId: string): FileDesk | null;
}

/** The renderer's host on loopback. */
export interface HeadlessServer {
  readonly port: number;
  /** The address with this start's token: who has it is let in. */
  readonly address: string;
  /**
   * An address for a command line, which every local user can read: it lets in the first who comes, once, and soon
   * nobody any more.
   */
  createLaunchAddress(): string;
  connectionCount(): number;
  /** Closes every connection and the port. */
  close(): Promise<void>;
}

interface Door {
  readonly port: number;
  readonly token: string;
  readonly launchTickets: Set<string>;
  readonly files: ReadonlyMap<string, RendererFile>;
  readonly headers: Readonly<Record<string, string>>;
  readonly accounts: () => ServedAccounts | null;
}

const maxEnvelopeBytes = 1024 * 1024;
const hostPath = '/host';
const contractPath = /^\/contract\/([\w-]{1,64})$/;
const filesPath = '/files/';
const launchTicketLifeMs = 30_000;

/**
 * Serves the renderer and the contract on 127.0.0.1. The token is new at every start; `/?token=…` exchanges it for a
 * cookie, and the contract needs that cookie and this host's own `Origin`.
 * @throws HallwayError `port_in_use`, or `internal` when the renderer is not built
 */
export async function startHeadlessServer(options: HeadlessServerOptions): Promise<HeadlessServer> {
  const files = listRendererFiles(options.rendererFolder);
  const server = createServer();
  const port = await listen(server, options.port);
  const token = randomToken();
  const door: Door = { port, token, launchTickets: new Set(), files, headers: securityHeaders(`ws://127.0.0.1:${port} ws://localhost:${port}`, null), accounts: options.accounts };
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxEnvelopeBytes, perMessageDeflate: false });

  server.on('request', (request, response) => answer(request, response, door));
  server.on('upgrade', (request, socket, head) => {
    const refusal = refuseUpgrade(request, door);
    if (refusal !== null) {
      options.logger.warn('Refused a connection to the contract', { status: refusal });
      endUpgrade(socket, refusal);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => admit(webSocket, request.url ?? '', options.accounts()));
  });

  return {
    port,
    address: `http://127.0.0.1:${port}/?token=${token}`,
    createLaunchAddress: () => `http://127.0.0.1:${port}/?token=${createTicket(door)}`,
    connectionCount: () => sockets.clients.size,
    close: () => closeServer(server, sockets),
  };
}

/** Joins a tab to what it asked for; nobody knows the address before there is something. */
function admit(socket: WebSocket, path: string, accounts: ServedAccounts | null): void {
  if (path === hostPath) accounts?.serve(createWebSocketCarrier(socket, hostRequestSchema));
  else accounts?.connect(accountIn(path) ?? '', createWebSocketCarrier(socket, requestEnvelopeSchema));
}

function accountIn(path: string): string | null {
  return contractPath.exec(path)?.[1] ?? null;
}

function randomToken(): string {
  return randomBytes(24).toString('base64url');
}

function createTicket(door: Door): string {
  const ticket = randomToken();
  door.launchTickets.add(ticket);
  setTimeout(() => door.launchTickets.delete(ticket), launchTicketLifeMs).unref();
  return ticket;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explainListenError(error, port)));
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function explainListenError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new HallwayError('port_in_use', { message: `Port ${port} is already in use. Choose another one with --port.`, cause: error });
  }
  if (error.code === 'EACCES') {
    return new HallwayError('port_in_use', { message: `Port ${port} is reserved. Choose one above 1023 with --port.`, cause: error });
  }
  return error;
}

function answer(request: IncomingMessage, response: ServerResponse, door: Door): void {
  for (const [name, value] of Object.entries(door.headers)) response.setHeader(name, value);
  if (!isHostAllowed(request.headers.host, door.port)) return answerText(response, 421, 'This is not the address of Hallway.');
  if (request.url?.startsWith(filesPath) === true) return void answerFiles(request, response, door);
  if (request.method !== 'GET' && request.method !== 'HEAD') return answerText(response.setHeader('allow', 'GET, HEAD'), 405, 'Only GET is answered here.');

  const url = parseTarget(request.url);
  if (url === null) return answerText(response, 400, 'The request was not understood.');
  const token = url.searchParams.get('token');
  if (url.pathname === '/' && token !== null) return exchangeToken(response, token, door);
  const file = door.files.get(url.pathname);
  // Browsers ask for it unbidden and report its absence as an error of the page.
  if (file === undefined && url.pathname === '/favicon.ico') return void response.writeHead(204).end();
  if (file === undefined) return answerText(response, 404, 'There is nothing here.');
  if (url.pathname === '/' && !hasTokenCookie(request.headers.cookie, door.token, door.port)) return answerStranger(response, url);
  answerFile(response, file);
}

/** Files of messages are for who has the cookie; what is handed over must come from a page of this very host. */
async function answerFiles(request: IncomingMessage, response: ServerResponse, door: Door): Promise<void> {
  if (!hasTokenCookie(request.headers.cookie, door.token, door.port)) return answerText(response, 401, strangerText);
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  if (!isReading && !isOriginAllowed(request.headers.origin, request.headers.host, door.port)) return answerText(response, 403, 'Only Hallway’s own page may hand files over.');
  const accounts = door.accounts();
  if (accounts === null) return answerText(response, 503, 'Hallway is starting.');
  const [path = ''] = (request.url ?? '').slice(filesPath.length).split('?', 1);
  const [accountId = ''] = path.split('/', 1);
  const desk = accounts.fileDesk(accountId);
  if (desk === null) return answerText(response, 404, 'There is no such account here.');
  await answerFileRequest(desk, { request, response, path: path.slice(accountId.length + 1) });
}

/** The target is taken as it stands: what `URL` would tidy up (`/../`) is not a listed file. */
function parseTarget(target: string | undefined): { pathname: string; searchParams: URLSearchParams } | null {
  if (target === undefined || !target.startsWith('/')) return null;
  const [pathname = '/', search = ''] = target.split('?', 2);
  return { pathname, searchParams: new URLSearchParams(search) };
}

function exchangeToken(response: ServerResponse, token: string, door: Door): void {
  if (!isSameToken(token, door.token) && !door.launchTickets.delete(token)) return answerText(response, 401, strangerText);
  response.setHeader('set-cookie', tokenCookie(door.token, door.port));
  response.setHeader('cache-control', 'no-store');
  response.writeHead(303, { location: '/' }).end();
}

const strangerText = 'Open Hallway with the whole address that it printed when it started; the address is new at every start.';

/**
 * A strict cookie is withheld when a link on another page, or a file, led here. One reload by this page itself brings
 * it along; only then is the visitor known to have none.
 */
function answerStranger(response: ServerResponse, url: { searchParams: URLSearchParams }): void {
  if (url.searchParams.has('again')) return answerText(response, 401, strangerText);
  response.writeHead(401, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end('<!doctype html><meta http-equiv="refresh" content="0;url=/?again"><title>Hallway</title>');
}

function answerFile(response: ServerResponse, file: RendererFile): void {
  try {
    const bytes = readRendererFile(file);
    response.writeHead(200, { 'content-type': file.contentType, 'cache-control': file.cacheControl, 'content-length': bytes.length });
    response.end(bytes);
  } catch {
    answerText(response, 404, 'This file was taken away. Start Hallway again.');
  }
}

function answerText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${text}\n`);
}

function refuseUpgrade(request: IncomingMessage, door: Door): 401 | 403 | 404 | 421 | null {
  if (!isHostAllowed(request.headers.host, door.port)) return 421;
  const accountId = accountIn(request.url ?? '');
  if (request.url !== hostPath && accountId === null) return 404;
  if (!isOriginAllowed(request.headers.origin, request.headers.host, door.port)) return 403;
  if (!hasTokenCookie(request.headers.cookie, door.token, door.port)) return 401;
  const accounts = door.accounts();
  return accounts === null || (accountId !== null && !accounts.has(accountId)) ? 404 : null;
}

function endUpgrade(socket: Duplex, status: number): void {
  socket.on('error', () => undefined);
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function closeServer(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const client of sockets.clients) client.close(1001, 'Hallway ends.');
  sockets.close();
  return new Promise((resolve) => {
    server.close(() => resolve());
    // A browser that keeps its end open is not waited for.
    setTimeout(() => {
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
    }, 200);
    server.closeIdleConnections();
  });
}
