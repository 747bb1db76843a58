import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { WebSocket } from 'ws';
import { newId } from '#shared/domain/ids';
import { startFloor } from './floor-wire.ts';

/** The floor's server with people who come by their tokens. */
export interface FloorWithDevices {
  readonly processId: number;
  /** Opens the connection of a person and greets. */
  connect(person: number): Promise<WebSocket>;
  stop(): Promise<void>;
}

/** Starts the floor's server and signs so many people in. */
export async function startFloorWithDevices(folder: string, people: number): Promise<FloorWithDevices> {
  const floor = await startFloor(folder, 'group');
  const tokens = Array.from({ length: people }, (_, person) => createHash('sha256').update(`person ${String(person)}`).digest('base64url'));
  const database = new Database(join(folder, 'floor.sqlite'));
  const insert = database.prepare('INSERT INTO devices (token_hash, person) VALUES (?, ?)');
  database.transaction(() => {
    for (const token of tokens) insert.run(createHash('sha256').update(token).digest('hex'), newId());
  })();
  database.close();
  return {
    processId: floor.processId,
    async connect(person) {
      const socket = new WebSocket(floor.socketUrl, { headers: { authorization: `Bearer ${tokens[person] ?? ''}` }, perMessageDeflate: false, skipUTF8Validation: true });
      await once(socket, 'open');
      const welcomed = once(socket, 'message');
      socket.send('{"hello":1}');
      await welcomed;
      return socket;
    },
    stop: () => floor.stop(),
  };
}
