import { hasKeyword } from '#shared/domain/keywords';
import { meansEveryone, mentionCandidates } from '#shared/domain/mentions';
import type { MentionView } from '#shared/contract/views/message-view';
import { readSeqSql } from '../../apply/derived-columns.ts';
import type { Self } from '../../store/self.ts';
import type { StoreReader } from '../../store/store-database.ts';

/**
 * Finds whom messages mention by the names that people have now: the text stays what was typed and means the same to
 * every reader, with or without Hallway's help. Each name is looked up once.
 */
export class MentionBook {
  readonly #store: StoreReader;
  readonly #self: Self;
  readonly #known = new Map<string, string | null>();

  constructor(store: StoreReader, self: Self) {
    this.#store = store;
    this.#self = self;
  }

  mentionsIn(body: string): MentionView[] {
    const found = new Map<string, MentionView>();
    for (const { at, names } of mentionCandidates(body)) {
      const name = names.find((candidate) => meansEveryone(candidate) || this.#userIdOf(candidate) !== null);
      if (name === undefined) continue;
      const userId = meansEveryone(name) ? null : this.#userIdOf(name);
      const text = body.slice(at, at + 1 + name.length);
      found.set(text, { text, userId, isSelf: userId === null || userId === this.#self.userId });
    }
    return [...found.values()];
  }

  #userIdOf(name: string): string | null {
    const key = name.toLowerCase();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const row = this.#store.get<{ id: string }>('SELECT id FROM users WHERE organization_id = ? AND display_name = ? COLLATE NOCASE ORDER BY id = ? DESC, id LIMIT 1', this.#self.organizationId, name, this.#self.userId);
    this.#known.set(key, row?.id ?? null);
    return row?.id ?? null;
  }
}

const unreadLookedAt = 200;

interface UnreadMentionsOf {
  readonly chatId: string;
  readonly self: Self;
  /** Words of the person that count as if they were mentioned. */
  readonly keywords: readonly string[];
}

/** How many of the newest unread messages of a chat mention this person, or have one of their words. */
export function countUnreadMentions(store: StoreReader, book: MentionBook, { chatId, self, keywords }: UnreadMentionsOf): number {
  const rows = store.all<{ body: string }>(
    `SELECT body FROM (
       SELECT body, sender_id, type, deleted_at, is_only_in_thread FROM messages
       WHERE chat_id = ? AND seq > (SELECT ${readSeqSql} FROM chat_members WHERE chat_id = messages.chat_id AND user_id = ?) ORDER BY seq DESC LIMIT ?
     ) WHERE sender_id <> ? AND type <> 'system' AND deleted_at IS NULL AND is_only_in_thread = 0 AND (? OR instr(body, '@') > 0)`,
    chatId, self.userId, unreadLookedAt, self.userId, Number(keywords.length > 0),
  );
  return countMeant(rows, book, keywords);
}

/** How many of the newest unread answers of a thread do so. */
export function countUnreadThreadMentions(store: StoreReader, book: MentionBook, { rootMessageId, self, keywords }: { readonly rootMessageId: string } & Omit<UnreadMentionsOf, 'chatId'>): number {
  const rows = store.all<{ body: string }>(
    `SELECT body FROM messages
     WHERE thread_root_message_id = ? AND sender_id <> ? AND type <> 'system' AND deleted_at IS NULL AND (? OR instr(body, '@') > 0)
       AND seq > COALESCE((SELECT thread_read_seq FROM message_marks WHERE message_id = ? AND user_id = ?), 0)
       AND seq > COALESCE((SELECT MAX(seq) FROM messages WHERE thread_root_message_id = ? AND sender_id = ? AND deleted_at IS NULL), 0)
     ORDER BY seq DESC LIMIT ?`,
    rootMessageId, self.userId, Number(keywords.length > 0), rootMessageId, self.userId, rootMessageId, self.userId, unreadLookedAt,
  );
  return countMeant(rows, book, keywords);
}

function countMeant(rows: readonly { readonly body: string }[], book: MentionBook, keywords: readonly string[]): number {
  return rows.filter(({ body }) => book.mentionsIn(body).some(({ isSelf }) => isSelf) || hasKeyword(body, keywords)).length;
}
