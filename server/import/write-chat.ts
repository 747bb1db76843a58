import { directChatId, newId } from '#shared/domain/ids';
import type { MemberRole } from '#shared/database/enums';
import type { ChangeNumbers } from './change-numbers.ts';
import type { SqlRow } from '../store/sql-database.ts';
import type { ImportTransaction } from './import-database.ts';
import type { MappedChat } from './map-person.ts';
import { importSource, type ImportScope, type KnownPerson, type PersonDirectory } from './person-directory.ts';

/** A chat being filled. */
export interface ImportedChat {
  readonly id: string;
  readonly isNew: boolean;
  readonly people: readonly KnownPerson[];
}

/** What a chat is written with. */
export interface ChatContext {
  readonly scope: ImportScope;
  readonly directory: PersonDirectory;
  readonly numbers: ChangeNumbers;
}

/**
 * Finds the chat that an earlier import made, or makes it; still without members, so that nobody sees it half filled.
 * A direct chat that the two have here already is that chat.
 */
export async function ensureChat(sql: ImportTransaction, mapped: MappedChat, context: ChatContext): Promise<ImportedChat> {
  const { organizationId } = context.scope;
  const people = mapped.memberKeys.map((key) => context.directory.get(key)).filter((person) => person !== undefined);
  const found = await sql.select<{ internal_id: string }>(
    `SELECT "internal_id" FROM "import_mappings"
     WHERE "organization_id" = ? AND "source" = ? AND "kind" = 'chat' AND "external_id" = ?`,
    [organizationId, importSource, mapped.key],
  );
  if (found[0] !== undefined) return { id: found[0].internal_id, isNew: false, people };

  const pair = mapped.kind === 'direct' ? directPair(people) : null;
  const id = pair === null ? newId() : directChatId(organizationId, ...pair);
  const existing = await sql.select('SELECT "id" FROM "chats" WHERE "id" = ?', [id]);
  if (existing.length === 0) await sql.insert('chats', [chatRow({ id, mapped, pair }, people, context)]);
  await sql.insert('import_mappings', [{ organization_id: organizationId, source: importSource, kind: 'chat', external_id: mapped.key, internal_id: id }]);
  return { id, isNew: existing.length === 0, people };
}

/** Two accounts of the export may be one person here; then there is no pair. */
function directPair(people: readonly KnownPerson[]): [string, string] | null {
  const [one, other] = people.map(({ userId }) => userId);
  return one === undefined || other === undefined || one === other ? null : [one, other];
}

interface NewChat {
  readonly id: string;
  readonly mapped: MappedChat;
  readonly pair: readonly string[] | null;
}

function chatRow({ id, mapped, pair }: NewChat, people: readonly KnownPerson[], { scope, directory, numbers }: ChatContext): SqlRow {
  const creator = mapped.creatorKey === null ? undefined : directory.get(mapped.creatorKey);
  const nowMs = scope.nowMs();
  return {
    id,
    organization_id: scope.organizationId,
    kind: pair === null ? 'group' : 'direct',
    direct_key: pair === null ? null : [...pair].sort().join('/'),
    name: pair === null ? mapped.name : null,
    topic: pair === null ? mapped.topic : null,
    description: pair === null ? mapped.description : null,
    avatar_url: null,
    status: mapped.status,
    created_by_id: creator?.userId ?? (pair === null ? null : (people[0]?.userId ?? null)),
    created_at: mapped.createdAtMs ?? nowMs,
    updated_at: nowMs,
    change_seq: numbers.next(),
  };
}

/**
 * Lets the members in, everything read, so that nobody's first sight is years of unread messages. Whoever is or was a
 * member here stays as they are.
 * @returns how many were added
 */
export async function letMembersIn(sql: ImportTransaction, chat: ImportedChat, options: ChatContext & { readonly mapped: MappedChat }): Promise<number> {
  const { scope, directory, numbers, mapped } = options;
  const [state] = await sql.select<{ last_message_seq: number }>('SELECT "last_message_seq" FROM "chats" WHERE "id" = ?', [chat.id]);
  const present = await sql.select<{ user_id: string; role: MemberRole }>('SELECT "user_id", "role" FROM "chat_members" WHERE "chat_id" = ?', [chat.id]);
  const known = new Set(present.map((member) => member.user_id));
  const newcomers = [...new Map(chat.people.map((person) => [person.userId, person])).values()].filter(({ userId }) => !known.has(userId));
  const hasOwner = mapped.kind === 'direct' || present.some(({ role }) => role === 'owner');
  const ownerId = hasOwner ? undefined : chooseOwner(newcomers, mapped.creatorKey === null ? undefined : directory.get(mapped.creatorKey));
  const rows = newcomers.map(({ userId }): SqlRow => {
    const changeSeq = numbers.next();
    return {
      chat_id: chat.id,
      user_id: userId,
      organization_id: scope.organizationId,
      role: userId === ownerId ? 'owner' : 'member',
      last_read_seq: state?.last_message_seq ?? 0,
      joined_at: mapped.createdAtMs ?? scope.nowMs(),
      joined_change_seq: changeSeq,
      public_change_seq: changeSeq,
      change_seq: changeSeq,
    };
  });
  await sql.insert('chat_members', rows);
  return rows.length;
}

/** A group's owner must be able to act: its creator if still there and active, otherwise the first who is. */
function chooseOwner(members: readonly KnownPerson[], creator: KnownPerson | undefined): string | undefined {
  const isMember = members.some(({ userId }) => userId === creator?.userId);
  if (creator?.isActive === true && isMember) return creator.userId;
  return (members.find(({ isActive }) => isActive) ?? members[0])?.userId;
}
