import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';

/** A way to a relay on this computer. */
export interface TurnLine {
  send(bytes: Buffer): void;
  close(): Promise<void>;
}

/** Where a line goes, and who hears what comes back. */
export interface TurnLineOptions {
  readonly port: number;
  readonly protocol: 'udp' | 'tcp';
  readonly receive: (bytes: Buffer) => void;
}

/** Opens a line over UDP or TCP. Requests go one by one, so over TCP too an answer comes in one piece. */
export function openTurnLine({ port, protocol, receive }: TurnLineOptions): TurnLine {
  const socket = protocol === 'udp' ? createSocket('udp4').on('message', receive) : connect(port, '127.0.0.1').on('data', receive);
  return {
    send: (bytes) => void ('write' in socket ? socket.write(bytes) : socket.send(bytes, port, '127.0.0.1')),
    close: async () => {
      const isClosed = once(socket, 'close');
      if ('write' in socket) socket.destroy();
      else socket.close();
      await isClosed;
    },
  };
}
