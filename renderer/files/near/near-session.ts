import { z } from 'zod';
import type { NearTransfer } from '#shared/contract/views/near-transfer';
import type { CallSignal } from '#shared/protocol/calls/call-signal';
import { nearMessageSchema, type NearMessage } from '#shared/protocol/near/near-message';
import type { FileAddresses } from '../file-addresses.ts';
import { NearGiver } from './near-giver.ts';
import { NearPeer } from './near-peer.ts';
import { NearTaker } from './near-taker.ts';

/** What ties a session to its backend. */
export interface NearSessionEvents {
  onSignal(signal: CallSignal): void;
  /** Over before all of it was moved, or by the other side. */
  onEnd(hasConnected: boolean): void;
}

export interface NearSession {
  takeSignal(signal: CallSignal): void;
  close(): void;
}

const storedSchema = z.object({ doneBytes: z.int() });

/** Connects with the other desktop and moves the file, as the one who takes it or the one who gives it. */
export function openNearSession(transfer: NearTransfer, events: NearSessionEvents, addresses: FileAddresses): NearSession {
  let hasConnected = false;
  const end = () => {
    session.close();
    events.onEnd(hasConnected);
  };
  const say = (message: NearMessage) => peer.sendText(JSON.stringify(message));
  const giver = transfer.role === 'take' ? null : new NearGiver({ sizeBytes: transfer.sizeBytes, read: (from, to) => readSlice(addresses.file(transfer.attachmentId, 'original'), from, to), send: (bytes) => peer.sendBytes(bytes), onFailure: end });
  const taker = transfer.role === 'give' ? null : new NearTaker({
    sizeBytes: transfer.sizeBytes,
    fromBytes: transfer.fromBytes,
    store: (part, fromBytes) => storePart(addresses.nearPart(transfer.transferId, fromBytes), part),
    onStored: (doneBytes) => say({ type: 'stored', doneBytes }),
    onFailure: end,
  });
  const peer = new NearPeer(transfer.role === 'take', {
    onSignal: (signal) => events.onSignal(signal),
    onOpen() {
      hasConnected = true;
      if (taker !== null) say({ type: 'begin', fromBytes: transfer.fromBytes });
    },
    onText(text) {
      const message = readMessage(text);
      if (message !== null) giver?.take(message);
    },
    onBytes: (bytes) => taker?.take(bytes),
    onGone: end,
  });
  const session: NearSession = {
    takeSignal: (signal) => peer.takeSignal(signal),
    close() {
      giver?.stop();
      taker?.stop();
      peer.dismiss();
    },
  };
  return session;
}

function readMessage(text: string): NearMessage | null {
  try {
    return nearMessageSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

async function readSlice(address: string, fromBytes: number, endBytes: number): Promise<ArrayBuffer> {
  const response = await fetch(address, { headers: { range: `bytes=${fromBytes}-${endBytes - 1}` } });
  if (response.status !== 206) throw new Error(`The file could not be read: ${response.status}`);
  return response.arrayBuffer();
}

async function storePart(address: string, part: Blob): Promise<number> {
  const response = await fetch(address, { method: 'POST', body: part });
  if (!response.ok) throw new Error(`The part could not be stored: ${response.status}`);
  return storedSchema.parse(await response.json()).doneBytes;
}
