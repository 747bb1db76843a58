import { once } from 'node:events';
import { WebSocket } from 'ws';
import { newId } from '#shared/domain/ids';
import { startChildServer } from '../lib/child-server.ts';
import { countIn, type ChatWire } from '../lib/chat-wire.ts';
import { loadId } from '../lib/load-id.ts';

/** Starts the floor's server: one group of everybody, or pairs (people 0 and 1 in chat 0, 2 and 3 in chat 1, …). */
export async function startFloor(folder: string, shape: 'group' | 'pairs'): Promise<ChatWire & { readonly socketUrl: string; readonly processId: number }> {
  const server = await startChildServer({ program: 'bench/floor/floor-server.ts', parameters: [folder, shape], portPattern: /^port (\d+)$/ });
  const messageMark = Buffer.from('"body":');
  // Names as long as the real ones, for rows as large.
  const people = Array.from({ length: 1_000 }, () => newId());
  const ownMarks = people.map((name) => Buffer.from(`"from":"${name}"`));
  const group = newId();
  const chatName = (chat: number): string => (shape === 'group' ? group : `${people[chat * 2] ?? ''}/${people[chat * 2 + 1] ?? ''}`);
  return {
    socketUrl: server.socketUrl,
    processId: server.processId,
    async connect(person) {
      const socket = new WebSocket(`${server.socketUrl}/?person=${people[person] ?? ''}`, { perMessageDeflate: false, skipUTF8Validation: true });
      await once(socket, 'open');
      return socket;
    },
    encode: (_person, chat, bodies) => JSON.stringify({ chat: chatName(chat), messages: bodies.map((body) => ({ id: loadId(), body })) }),
    countMessages: (frame) => countIn(frame, messageMark),
    countAcknowledged: (frame, person) => countIn(frame, ownMarks[person] ?? messageMark),
    bodies: (frame) => (JSON.parse(frame.toString()) as { m: { body: string }[] }).m.map(({ body }) => body),
    stop: () => server.stop(),
  };
}
