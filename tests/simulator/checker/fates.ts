import type { DeviceState } from '../history.ts';
import type { Intent } from './intents.ts';
import type { FinalEvent, History } from './read-history.ts';

/** Why a thing that was promised may be missing in the end without having been lost. */
export class Excuses {
  readonly #history: History;
  readonly #devices: ReadonlyMap<string, DeviceState>;
  readonly #failed: ReadonlySet<string>;
  readonly #heldChats = new Map<string, ReadonlySet<string>>();

  constructor(history: History, final: FinalEvent) {
    this.#history = history;
    this.#devices = new Map(final.devices.map((state) => [state.device, state]));
    this.#failed = new Set(final.devices.flatMap((state) => state.failedMessageIds));
    for (const state of final.devices) this.#heldChats.set(state.device, new Set(state.rows.map((row) => (row.kind === 'chat' ? row.id : row.chatId))));
  }

  /** The person was told that it failed, and still has it. */
  isTold(messageId: string): boolean {
    return this.#failed.has(messageId);
  }

  /** The person gave the message up. */
  isDiscarded(messageId: string): boolean {
    return (this.#history.changes.get(messageId) ?? []).some(({ op }) => op.kind === 'discard');
  }

  /** The device that promised it is gone for good, or waits still: then nothing is known of what it holds. */
  isUnknown({ device, beganAt }: Intent): boolean {
    const state = this.#devices.get(device);
    return state === undefined || state.waitingCount > 0 || (this.#history.wipedAt.get(device) ?? -1) > beganAt;
  }

  /** A backup was put back afterwards. */
  wasRestoredSince(at: number): boolean {
    return (this.#history.restoresAt.at(-1) ?? -1) > at;
  }

  /** A backup did not know the chat, and whoever began it made it again: what waited there on other devices went with the old one. */
  wasMadeAgain(chatId: string): boolean {
    const restoredAt = this.#history.restoresAt.at(-1);
    if (restoredAt === undefined) return false;
    return [...this.#history.epochs.values()].some((log) => [...log.messages.values()].some((message) => message.chatId === chatId && message.seq === 1 && (message.versions[0]?.at ?? -1) > restoredAt));
  }

  /** The person left the chat at some time, and their devices erased what they held of it. */
  hasLeft(chatId: string, userId: string): boolean {
    for (const log of this.#history.epochs.values()) if (log.staysOf(chatId, userId).some((stay) => stay.end !== null)) return true;
    return false;
  }

  isDeleted(messageId: string): boolean {
    return (this.#history.changes.get(messageId) ?? []).some(({ op }) => op.kind === 'delete');
  }

  holdsChat(device: string, chatId: string): boolean {
    return this.#heldChats.get(device)?.has(chatId) ?? false;
  }
}

/** Whether the server said so, and the device took it in. */
export function doneAt(history: History, cid: string): number | null {
  return history.answers.get(cid)?.find(({ status }) => status === 'done')?.at ?? null;
}

/** Whether the person sent it again after it had failed, also where no server refused it. */
export function wasRetried(history: History, messageId: string): boolean {
  return (history.changes.get(messageId) ?? []).some(({ op }) => op.kind === 'retry');
}

/** Whether the server ever refused the command. */
export function wasRefused(history: History, cid: string): boolean {
  return history.answers.get(cid)?.some(({ status }) => status === 'refused') ?? false;
}
