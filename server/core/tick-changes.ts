import type { CallParticipantRow } from '#shared/protocol/rows/call-participant-row';
import type { CallRow } from '#shared/protocol/rows/call-row';
import type { ChatRow } from '#shared/protocol/rows/chat-row';
import type { MemberRow } from '#shared/protocol/rows/member-row';
import type { MessageMarkRow } from '#shared/protocol/rows/message-mark-row';
import type { MessageRow } from '#shared/protocol/rows/message-row';
import type { PreferenceRow } from '#shared/protocol/rows/preference-row';
import type { ReactionRow } from '#shared/protocol/rows/reaction-row';
import type { ChatSnapshot } from '#shared/protocol/rows/row-set';
import type { ScheduledMessageRow } from '#shared/protocol/rows/scheduled-message-row';
import type { UserRow } from '#shared/protocol/rows/user-row';
import type { RosterCall } from './calls/roster-call.ts';
import type { MembershipChange } from './foreign-changes.ts';

/** The rows of one tick for one audience, last state of each row only, keyed by the row's identity. */
export interface AudienceRows {
  readonly users: Map<string, UserRow>;
  readonly chats: Map<string, ChatRow>;
  readonly members: Map<string, MemberRow>;
  readonly messages: Map<string, MessageRow>;
  readonly reactions: Map<string, ReactionRow>;
  readonly marks: Map<string, MessageMarkRow>;
  readonly scheduled: Map<string, ScheduledMessageRow>;
  readonly preferences: Map<string, PreferenceRow>;
  readonly calls: Map<string, CallRow>;
  readonly callParticipants: Map<string, CallParticipantRow>;
  readonly snapshots: Map<string, ChatSnapshot>;
}

/** Everything one tick changed, by who may see it. Filled while the transaction is open, used once it is durable. */
export class TickChanges {
  readonly byChat = new Map<string, AudienceRows>();
  readonly byUser = new Map<string, AudienceRows>();
  /** What everybody in the organization is told. */
  readonly forEverybody = noRows();
  /** What everybody who came into a chat is told of it, the same for all of them. */
  readonly byJoin = new Map<string, { readonly userIds: readonly string[]; readonly rows: AudienceRows }>();
  /** Who came in or went, in order; a later entry for the same pair wins. */
  readonly memberships: MembershipChange[] = [];
  /** Calls as the tick left them, ended ones too. */
  readonly calls = new Map<string, RosterCall>();
  /** Whether a message lost its text (SY8). */
  hasDeletedText = false;
  /** Whether a message lost its files. */
  hasDeletedFiles = false;

  chat(chatId: string): AudienceRows {
    return rowsOf(this.byChat, chatId);
  }

  user(userId: string): AudienceRows {
    return rowsOf(this.byUser, userId);
  }
}

/** Rows for an audience that has none yet. */
export function noRows(): AudienceRows {
  return { users: new Map(), chats: new Map(), members: new Map(), messages: new Map(), reactions: new Map(), marks: new Map(), scheduled: new Map(), preferences: new Map(), calls: new Map(), callParticipants: new Map(), snapshots: new Map() };
}

function rowsOf(audiences: Map<string, AudienceRows>, key: string): AudienceRows {
  const known = audiences.get(key);
  if (known !== undefined) return known;
  const rows = noRows();
  audiences.set(key, rows);
  return rows;
}
