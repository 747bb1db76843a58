/**
 * What happened in a run, in the order it happened. The simulator and the real processes of the fault runs write it, the
 * checker reads it: rules C1 to C16 of `docs/reliability.md`. Times are those of one clock for all (`atMs`, monotonic).
 * `device` names one store, `user` a person, `cid` a command's id; ids are the product's own.
 */
export type HistoryEvent =
  /** An intent became durable on a device (`ok` follows when the device answered the person; `fail` when it refused). */
  | ({ readonly type: 'invoke'; readonly op: Operation; readonly phase: 'begin' | 'ok' | 'fail'; readonly code?: string } & OnDevice)
  /** The server answered a command, and the device took the answer in. */
  | ({ readonly type: 'answer'; readonly cid: string; readonly status: 'done' | 'refused' | 'later'; readonly code?: string } & OnDevice)
  /** The server committed a tick: what its log holds from then on. One for each message, membership or reaction row changed. */
  | { readonly type: 'commit'; readonly atMs: number; readonly epoch: string; readonly changeSeq: number; readonly row: LoggedRow }
  /** Bytes of a row reached a device's socket, whatever the device did with them. */
  | ({ readonly type: 'deliver'; readonly via: 'push' | 'page' | 'history' | 'answer'; readonly row: LoggedRow } & OnDevice)
  /** A device's transaction made rows and cursor its own. */
  | ({ readonly type: 'apply'; readonly epoch: string | null; readonly cursor: number; readonly rows: readonly LoggedRow[] } & OnDevice)
  /** What the person is shown of a chat, whole: the seqs and hashes in their order, and the unread number beside it. */
  | ({ readonly type: 'shown'; readonly chatId: string; readonly messages: readonly ShownMessage[]; readonly unread: number; readonly readSeq: number } & OnDevice)
  /** A search was answered with these messages. */
  | ({ readonly type: 'found'; readonly text: string; readonly messageIds: readonly string[] } & OnDevice)
  /** A system notification was raised for a message. */
  | ({ readonly type: 'notify'; readonly messageId: string } & OnDevice)
  | ({ readonly type: 'connection'; readonly state: 'connecting' | 'catchingUp' | 'connected' | 'offline'; readonly code?: string } & OnDevice)
  /** Something was done to the world. */
  | {
      readonly type: 'fault';
      readonly atMs: number;
      /** `restore`: a backup took the log's place; `wipe`: a device lost its store for good. The checker needs these two, all other kinds are for the reader. */
      readonly kind: string;
      readonly detail?: string;
      /** The device that it befell. */
      readonly device?: string;
      /** With `restore`: the head of the log that was put back; what lay above it is gone. */
      readonly head?: number;
    }
  /** An error that nothing caught, or that a logger was told of at `error`. */
  | { readonly type: 'trouble'; readonly atMs: number; readonly where: string; readonly text: string }
  /** Faults are over and time has passed: the world as it is then. */
  | { readonly type: 'final'; readonly atMs: number; readonly server: ServerState; readonly devices: readonly DeviceState[] };

interface OnDevice {
  readonly atMs: number;
  readonly device: string;
  readonly user: string;
}

export type Operation =
  | { readonly kind: 'send'; readonly cid: string; readonly chatId: string; readonly messageId: string; readonly hash: string; readonly readUpTo: number }
  | { readonly kind: 'edit'; readonly cid: string; readonly chatId: string; readonly messageId: string; readonly hash: string }
  | { readonly kind: 'delete'; readonly cid: string; readonly chatId: string; readonly messageId: string }
  | { readonly kind: 'read'; readonly cid: string; readonly chatId: string; readonly seq: number }
  /** The person gives up what was refused or waits: a message (or a change of one) may be gone afterwards. */
  /** The person sends again what had failed, whether the server refused it or the device itself did (a chat that was left). */
  | { readonly kind: 'retry'; readonly cid: string; readonly chatId: string; readonly messageId: string }
  | { readonly kind: 'discard'; readonly cid: string; readonly chatId: string; readonly messageId: string }
  /** Reactions, memberships, roles, chats and everything else: the intent as it is. */
  | { readonly kind: 'other'; readonly cid: string; readonly chatId: string; readonly intent: string };

/** A replicated row, reduced to what the rules speak of. `hash` is of the body; null once it is deleted. */
export type LoggedRow =
  | { readonly kind: 'message'; readonly id: string; readonly chatId: string; readonly senderId: string; readonly seq: number; readonly changeSeq: number; readonly hash: string | null; /** A line that the server wrote about the chat; nobody sent it. */ readonly isSystem?: boolean }
  | { readonly kind: 'member'; readonly chatId: string; readonly userId: string; readonly role: string; readonly leftAt: number | null; readonly changeSeq: number; readonly lastReadSeq: number | null }
  | { readonly kind: 'chat'; readonly id: string; readonly changeSeq: number }
  | { readonly kind: 'reaction'; readonly messageId: string; readonly chatId: string; readonly userId: string; readonly emoji: string; readonly isPresent: boolean; readonly changeSeq: number }
  | { readonly kind: 'call'; readonly id: string; readonly chatId: string; readonly status: string; readonly changeSeq: number };

export interface ShownMessage {
  readonly id: string;
  /** Null while it waits to be sent. */
  readonly seq: number | null;
  readonly hash: string | null;
}

export interface ServerState {
  readonly epoch: string;
  readonly head: number;
  readonly isIntact: boolean;
  /** All rows of the log, tombstones included. */
  readonly rows: readonly LoggedRow[];
  /** For each person: the digest of everything they may see, made as {@link DeviceState.digest} is. */
  readonly digests: Readonly<Record<string, string>>;
  /** Of the texts that must be gone (deleted, replaced): those that the database's files still hold. */
  readonly remains: readonly string[];
}

export interface DeviceState {
  readonly device: string;
  readonly user: string;
  readonly epoch: string | null;
  readonly cursor: number;
  readonly isIntact: boolean;
  readonly waitingCount: number;
  /** Failed messages stand for themselves: told, kept, neither lost nor sent. */
  readonly failedMessageIds: readonly string[];
  readonly rows: readonly LoggedRow[];
  readonly unread: Readonly<Record<string, number>>;
  readonly readSeqs: Readonly<Record<string, number>>;
  /** SHA-256 of the replicated tables in primary-key order, local-only columns left out; and the same after closing and opening again. */
  readonly digest: string;
  readonly digestReopened: string;
  readonly remains: readonly string[];
}
