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

/** What the rows of each list are. */
interface RowsOfLists {
  users: UserRow;
  chats: ChatRow;
  members: MemberRow;
  messages: MessageRow;
  reactions: ReactionRow;
  marks: MessageMarkRow;
  scheduled: ScheduledMessageRow;
  preferences: PreferenceRow;
  calls: CallRow;
  callParticipants: CallParticipantRow;
  snapshots: ChatSnapshot;
}

/**
 * The rows of one tick for one audience, last state of each row only, keyed by the row's identity. Most audiences have rows
 * of one list, and a tick has hundreds of audiences: a list is made when it is first asked for.
 */
export class AudienceRows {
  /** The lists that were asked for; one may be empty again. */
  readonly touched: { [List in keyof RowsOfLists]?: Map<string, RowsOfLists[List]> } = {};

  get users() { return (this.touched.users ??= new Map()); }
  get chats() { return (this.touched.chats ??= new Map()); }
  get members() { return (this.touched.members ??= new Map()); }
  get messages() { return (this.touched.messages ??= new Map()); }
  get reactions() { return (this.touched.reactions ??= new Map()); }
  get marks() { return (this.touched.marks ??= new Map()); }
  get scheduled() { return (this.touched.scheduled ??= new Map()); }
  get preferences() { return (this.touched.preferences ??= new Map()); }
  get calls() { return (this.touched.calls ??= new Map()); }
  get callParticipants() { return (this.touched.callParticipants ??= new Map()); }
  get snapshots() { return (this.touched.snapshots ??= new Map()); }
}

/** Everything one tick changed, by who may see it. Filled while the transaction is open, used once it is durable. */
export class TickChanges {
  readonly byChat = new Map<string, AudienceRows>();
  readonly byUser = new Map<string, AudienceRows>();
  /** What everybody in the organization is told. */
  readonly forEverybody = new AudienceRows();
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

function rowsOf(audiences: Map<string, AudienceRows>, key: string): AudienceRows {
  const known = audiences.get(key);
  if (known !== undefined) return known;
  const rows = new AudienceRows();
  audiences.set(key, rows);
  return rows;
}
