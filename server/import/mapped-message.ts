import type { SystemMessageDetails } from '#shared/protocol/rows/system-message-details';

/** A reaction, still with the export's name for the person. */
export interface MappedReaction {
  readonly emoji: string;
  readonly personKey: string;
}

/** A file that the export carries, by its path in the archive. */
export interface MappedFile {
  readonly path: string;
  readonly name: string;
}

/** What a system message tells; the people in it still have the export's names. */
export type MappedDetails = Exclude<SystemMessageDetails, { kind: 'role_changed' | 'member_removed' }>;

/** A message of an export as Hallway will hold it, apart from what only the database knows: ids and order. */
export interface MappedMessage {
  /** Names the message within its chat, the same in every export. */
  readonly key: string;
  readonly senderKey: string;
  /** The sender's name where the list of people may lack them. */
  readonly senderName: string | null;
  readonly body: string;
  /** Set for system messages only. */
  readonly details: MappedDetails | null;
  readonly createdAtMs: number;
  readonly editedAtMs: number | null;
  /** Whether only the place of a deleted message is left. */
  readonly isDeleted: boolean;
  /** The first message made of the same text, where it was too long for one. */
  readonly continues: { readonly key: string; readonly body: string } | null;
  /** The key and time of the message that this one answers. */
  readonly root: { readonly key: string; readonly createdAtMs: number } | null;
  /** An answer that was sent to the channel, too; always true where there is nothing that it answers. */
  readonly isInChat: boolean;
  /** Those whom its text names, by the export's names for them. */
  readonly namedKeys: readonly string[];
  readonly reactions: readonly MappedReaction[];
  readonly files: readonly MappedFile[];
}

/** Why something was left out on purpose; counted, not reported one by one. */
export type SkipReason =
  | 'channel event'
  | 'message without a sender'
  | 'reaction of nobody named'
  | 'reaction beyond the limit'
  | 'same message twice';

/** How often something was left out for one reason. */
export interface Skipped {
  readonly reason: SkipReason;
  readonly count: number;
}
