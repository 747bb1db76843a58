import type { Actor } from '#shared/domain/can';
import { unknownName } from '#shared/domain/unknown-name';
import type { PresenceStatus } from '#shared/protocol/down/presence';
import type { DeviceCall } from '../calls/device-call.ts';
import type { FileFacts } from '../files/file-facts.ts';
import type { Self } from '../store/self.ts';
import type { StoreReader } from '../store/store-database.ts';

/** What views are made from: the store, and what is only known while connected. */
export interface ViewContext {
  readonly store: StoreReader;
  readonly self: Self;
  /** The person as `can` wants to know them, by the rights last heard of. */
  readonly actor: Actor;
  /** Null while there is no connection to know by. */
  presenceOf(userId: string): PresenceStatus | null;
  /** When this device saw somebody go; null where it did not. */
  lastSeenOf(userId: string): number | null;
  readonly nowMs: number;
  /** Who types in a chat now. */
  typingIn(chatId: string): readonly string[];
  /** What this device does about calls. */
  readonly deviceCalls: ReadonlyMap<string, DeviceCall>;
  isFetchingHistory(chatId: string): boolean;
  readonly files: FileFacts;
}

/** A person's name; `unknownName` for somebody not held here (yet). */
export function nameOf(store: StoreReader, userId: string): string {
  return store.get<{ display_name: string }>('SELECT display_name FROM users WHERE id = ?', userId)?.display_name ?? unknownName;
}
