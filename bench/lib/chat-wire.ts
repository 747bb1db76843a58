import type { WebSocket } from 'ws';

/** What the load needs of a server, the same for the floor and for Hallway. */
export interface ChatWire {
  /** Opens the connection of one person, ready to send and receive. */
  connect(person: number): Promise<WebSocket>;
  /** One frame that writes so many messages to a chat. */
  encode(person: number, chat: number, bodies: readonly string[]): string;
  /** Messages in a frame from the server, for whomever. */
  countMessages(frame: Buffer): number;
  /** Those of the receiver's own messages that a frame acknowledges as durable. */
  countAcknowledged(frame: Buffer, person: number): number;
  /** The bodies in a frame. */
  bodies(frame: Buffer): string[];
  stop(): Promise<void>;
}

/** How often the needle stands in the frame; much cheaper than parsing, so that the load does not measure itself. */
export function countIn(frame: Buffer, needle: Buffer): number {
  let count = 0;
  for (let position = frame.indexOf(needle); position >= 0; position = frame.indexOf(needle, position + needle.length)) count += 1;
  return count;
}

/** A text as long as people's messages are on average. */
export const ordinaryBody = 'The release notes are in the folder, please have a look before the call at three.'.padEnd(83, '.');
