import type { WebSocket } from 'ws';
import { ordinaryBody, type ChatWire } from './chat-wire.ts';

/** How much to send. */
export interface LoadShape {
  readonly people: number;
  /** The chat that a person writes to. */
  chatOf(person: number): number;
  /** Messages of each person that are not acknowledged yet. */
  readonly window: number;
  readonly warmUpMs: number;
  readonly measureMs: number;
}

/** What arrived while it was measured. */
export interface LoadOutcome {
  readonly deliveriesPerSecond: number;
  readonly messagesPerSecond: number;
}

/** Everybody writes as fast as the server acknowledges; counts what reaches everybody. */
export async function saturate(wire: ChatWire, shape: LoadShape): Promise<LoadOutcome> {
  const sockets = await connectAll(wire, shape.people);
  let deliveries = 0;
  let acknowledged = 0;
  let isSending = true;
  const failures: Error[] = [];
  for (const [person, socket] of sockets.entries()) {
    const chat = shape.chatOf(person);
    socket.on('message', (data) => {
      const frame = data as Buffer;
      deliveries += wire.countMessages(frame);
      const own = wire.countAcknowledged(frame, person);
      if (own === 0) return;
      acknowledged += own;
      if (isSending) socket.send(wire.encode(person, chat, bodies(own)));
    });
    socket.on('close', (code, reason) => {
      if (isSending) failures.push(new Error(`The server closed a connection under load: ${String(code)} ${String(reason)}`));
    });
    socket.send(wire.encode(person, chat, bodies(shape.window)));
  }
  await wait(shape.warmUpMs);
  const before = { deliveries, acknowledged, atMs: performance.now() };
  await wait(shape.measureMs);
  const seconds = (performance.now() - before.atMs) / 1_000;
  const outcome = { deliveriesPerSecond: (deliveries - before.deliveries) / seconds, messagesPerSecond: (acknowledged - before.acknowledged) / seconds };
  isSending = false;
  for (const socket of sockets) socket.terminate();
  const [failure] = failures;
  if (failure !== undefined) throw failure;
  return outcome;
}

/** One person writes at a steady pace; gives the milliseconds from sending to each arrival at each other person. */
export async function measureLatencies(wire: ChatWire, shape: { people: number; perSecond: number; count: number }): Promise<number[]> {
  const sockets = await connectAll(wire, shape.people);
  const latencies: number[] = [];
  const sentAtMs: number[] = [];
  for (const socket of sockets.slice(1)) {
    socket.on('message', (data) => {
      const arrivedAtMs = performance.now();
      for (const body of wire.bodies(data as Buffer)) {
        const sentAt = sentAtMs[Number(body.slice(0, body.indexOf(' ')))];
        if (sentAt !== undefined) latencies.push(arrivedAtMs - sentAt);
      }
    });
  }
  for (let index = 0; index < shape.count; index += 1) {
    sentAtMs.push(performance.now());
    sockets[0]?.send(wire.encode(0, 0, [`${String(index)} ${ordinaryBody}`]));
    await wait(1_000 / shape.perSecond);
  }
  await wait(1_000);
  for (const socket of sockets) socket.terminate();
  const expected = shape.count * (shape.people - 1);
  if (latencies.length !== expected) throw new Error(`${String(latencies.length)} of ${String(expected)} messages arrived.`);
  return latencies;
}

async function connectAll(wire: ChatWire, people: number): Promise<WebSocket[]> {
  const sockets: WebSocket[] = [];
  for (let person = 0; person < people; person += 1) sockets.push(await wire.connect(person));
  return sockets;
}

function bodies(count: number): string[] {
  return Array.from({ length: count }, () => ordinaryBody);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
