import type { DownFrame } from '#shared/protocol/down/down-frame';
import type { WebSocket } from 'ws';

/** Bytes that may wait for a reader who does not read; then the session ends and the client pulls later (SY7). */
const maximumBufferedBytes = 2 * 1024 * 1024;
/** How long a peer may take to hang up after it was sent away. */
const goodbyeMs = 5_000;

/** One connected device, after its `hello`. */
export interface Session {
  readonly id: number;
  readonly userId: string;
  readonly deviceId: string;
  readonly organizationId: string;
  /** The protocol that the client speaks: what is newer is not sent to it. */
  readonly protocol: number;
  readonly socket: WebSocket;
  /** The chats whose changes it is told of; follows the memberships. */
  readonly chatIds: Set<string>;
  /** `until` of the last push: the next one starts there (SY7). */
  cursor: number;
  presence: 'active' | 'away';
  /** Whether the person had `chat.view` when rights were last looked at. */
  maySee: boolean;
}

/** Sends a frame; false when the reader is too far behind to be sent anything more. */
export function sendFrame(socket: WebSocket, frame: DownFrame): boolean {
  return sendText(socket, JSON.stringify(frame));
}

/** Sends a frame that is already text; see {@link sendFrame}. */
export function sendText(socket: WebSocket, text: string | Buffer): boolean {
  if (socket.readyState !== socket.OPEN) return true;
  if (socket.bufferedAmount > maximumBufferedBytes) return false;
  socket.send(text, { binary: false });
  return true;
}

/** Sends the peer away with a close code; who does not hang up is cut off. Nothing is taken from it from now on. */
export function endSocket(socket: WebSocket, closeCode: number, reason: string): void {
  if (socket.readyState !== socket.OPEN) return;
  socket.close(closeCode, reason);
  setTimeout(() => socket.terminate(), goodbyeMs).unref();
}
