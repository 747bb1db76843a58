import type { ChatKind, ChatStatus, MemberRole } from '#shared/database/enums';
import type { ChatFacts } from '#shared/domain/can';
import type { SqlReader } from '../store/sql-database.ts';

/** What commands must know of a chat, kept in memory between ticks. */
export interface KnownChat {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: ChatKind;
  status: ChatStatus;
  /** Every member may add people. */
  canMembersAdd: boolean;
  /** The highest seq given (SY3). */
  lastSeq: number;
  /** Those who are in, with their roles. */
  readonly members: Map<string, MemberRole>;
}

/**
 * The chats as this process last left them. Only this process's ticks read and change it; when another process wrote
 * (its change number moved the log's head) or a tick was rolled back, everything is forgotten.
 */
export class ChatDirectory {
  readonly #chats = new Map<string, KnownChat>();

  /** The chat, where it is known already: a message into a busy chat does not wait for a promise. */
  known(organizationId: string, chatId: string): KnownChat | undefined {
    const known = this.#chats.get(chatId);
    return known?.organizationId === organizationId ? known : undefined;
  }

  /** The chat, or null when the organization has none with this id. */
  async find(reader: SqlReader, organizationId: string, chatId: string): Promise<KnownChat | null> {
    const known = this.#chats.get(chatId) ?? (await this.#load(reader, chatId));
    return known !== null && known.organizationId === organizationId ? known : null;
  }

  add(chat: KnownChat): void {
    this.#chats.set(chat.id, chat);
  }

  forget(): void {
    this.#chats.clear();
  }

  async #load(reader: SqlReader, chatId: string): Promise<KnownChat | null> {
    const chat = await reader.get<{ organization_id: string; kind: ChatKind; status: ChatStatus; can_members_add: number | boolean; last_message_seq: number }>(
      'SELECT organization_id, kind, status, can_members_add, last_message_seq FROM chats WHERE id = ?',
      [chatId],
    );
    if (chat === undefined) return null;
    const members = await reader.all<{ user_id: string; role: MemberRole }>(
      'SELECT user_id, role FROM chat_members WHERE chat_id = ? AND left_at IS NULL',
      [chatId],
    );
    const known: KnownChat = {
      id: chatId,
      organizationId: chat.organization_id,
      kind: chat.kind,
      status: chat.status,
      canMembersAdd: Boolean(chat.can_members_add),
      lastSeq: chat.last_message_seq,
      members: new Map(members.map((member) => [member.user_id, member.role])),
    };
    this.#chats.set(chatId, known);
    return known;
  }
}

/** The chat as it is stored and as the person stands to it; null when their organization has none with this id. */
export async function readChatFacts(reader: SqlReader, viewer: { userId: string; organizationId: string }, chatId: string): Promise<ChatFacts | null> {
  const row = await reader.get<{ kind: ChatKind; status: ChatStatus; can_members_add: number | boolean; role: MemberRole | null }>(
    `SELECT chats.kind, chats.status, chats.can_members_add, chat_members.role FROM chats
     LEFT JOIN chat_members ON chat_members.chat_id = chats.id AND chat_members.user_id = ? AND chat_members.left_at IS NULL
     WHERE chats.id = ? AND chats.organization_id = ?`,
    [viewer.userId, chatId, viewer.organizationId],
  );
  return row === undefined ? null : { kind: row.kind, status: row.status, ownRole: row.role, canMembersAdd: Boolean(row.can_members_add) };
}

/** The chat as `can` wants to know it. */
export function factsOf(chat: KnownChat | null, userId: string): ChatFacts | null {
  return chat === null ? null : { kind: chat.kind, status: chat.status, ownRole: chat.members.get(userId) ?? null, canMembersAdd: chat.canMembersAdd };
}

export function ownerCountOf(chat: KnownChat | null): number {
  return chat === null ? 0 : [...chat.members.values()].filter((role) => role === 'owner').length;
}
