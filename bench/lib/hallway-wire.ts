import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { DownFrame } from '#shared/protocol/down/down-frame';
import { protocolVersion } from '#shared/protocol/protocol-version';
import { serverNodeOptions } from '../../scripts/lib/server-node-options.ts';
import { makeOrganization, type BenchOrganization, type BenchShape } from './bench-organization.ts';
import { startChildServer, type ChildServer } from './child-server.ts';
import { countIn, type ChatWire } from './chat-wire.ts';
import { loadId } from './load-id.ts';

/** The built server on a data folder, in a process of its own. */
export function startHallwayServer(dataDir: string): Promise<ChildServer> {
  return startChildServer({
    program: 'dist/server/main.js',
    nodeOptions: serverNodeOptions,
    environment: { HALLWAY_DATA: dataDir, HALLWAY_PORT: '0', HALLWAY_HOST: '127.0.0.1', HALLWAY_LOG_LEVEL: 'info' },
    portPattern: /"message":"Listening".*:(\d+)"/,
  });
}

/** The built server with an organization, and the load's way to speak to it. */
export interface HallwayWire extends ChatWire {
  readonly organization: BenchOrganization;
  readonly server: Pick<ChildServer, 'processId' | 'httpUrl'>;
}

/** Starts the built server with an organization of so many people, and speaks its whole protocol. */
export async function startHallway(folder: string, people: number, shape: BenchShape): Promise<HallwayWire> {
  const organization = await makeOrganization(folder, people, shape);
  const server = await startHallwayServer(folder);
  const messageMark = Buffer.from('"replyToMessageId":');
  const doneMark = Buffer.from('"status":"done"');
  const resultsMark = Buffer.from('"results":[');
  return {
    organization,
    server,
    connect: (person) => connectDevice(server.socketUrl, organization.tokens[person] ?? ''),
    encode: (_person, chat, bodies) => encode(organization.chatIds[chat] ?? '', bodies),
    countMessages: (frame) => countIn(frame, messageMark),
    // Answers stand near the beginning of a frame; frames without any are not searched to their end.
    countAcknowledged: (frame) => (frame.subarray(0, 100).includes(resultsMark) ? countIn(frame, doneMark) : 0),
    bodies(frame) {
      const parsed = JSON.parse(frame.toString()) as DownFrame;
      return parsed.type === 'push' ? (parsed.rows.messages ?? []).map(({ body }) => body) : [];
    },
    stop: () => server.stop(),
  };
}

/** Opens a signed-in device's connection and greets. */
export async function connectDevice(socketUrl: string, token: string): Promise<WebSocket> {
  const socket = new WebSocket(`${socketUrl}/api/socket`, {
    headers: { authorization: `Bearer ${token}` },
    perMessageDeflate: false,
    skipUTF8Validation: true,
  });
  await once(socket, 'open');
  const welcomed = once(socket, 'message');
  socket.send(JSON.stringify({ type: 'hello', protocol: protocolVersion.current, epoch: null, cursor: 0 }));
  const [data] = (await welcomed) as [Buffer];
  const welcome = JSON.parse(data.toString()) as DownFrame;
  if (welcome.type !== 'welcome') throw new Error(`The server answered hello with ${data.toString().slice(0, 200)}`);
  return socket;
}

function encode(chatId: string, bodies: readonly string[]): string {
  const commands = bodies.map((body) => ({ id: loadId(), intent: { kind: 'message.send', chatId, messageId: loadId(), body, replyToMessageId: null } }));
  return JSON.stringify({ type: 'commands', commands });
}
