import { messageTypeOf } from '#shared/domain/message-type';
import type { ChangeNumbers } from './change-numbers.ts';
import type { SqlRow } from '../store/sql-database.ts';
import { attachmentsOfImported, type ImportedContents } from './import-files.ts';
import type { ImportTransaction } from './import-database.ts';
import { importedMessageId } from './import-ids.ts';
import { missingPerson } from './map-person.ts';
import type { MappedMessage } from './mapped-message.ts';
import type { ImportScope, PersonDirectory } from './person-directory.ts';
import type { ImportedChat } from './write-chat.ts';
import { writeFiles } from './write-files.ts';
import { markThreadsRead, type ReadersBehind, type ThreadReader } from './write-thread-marks.ts';

/** What one batch of messages became. */
export interface WrittenMessages {
  readonly addedCount: number;
  readonly replyCount: number;
  readonly reactionCount: number;
  /** Imported before. */
  readonly presentCount: number;
  /** Replies whose first message the export lacks; they stand on their own. */
  readonly rootlessCount: number;
}

/** What messages are written with. */
export interface MessageContext {
  readonly scope: ImportScope;
  readonly directory: PersonDirectory;
  readonly numbers: ChangeNumbers;
}

/** What is known of a chat's threads beside its messages. */
export interface ThreadContext {
  /** Whom messages that are no answers name, by the messages' keys: they follow the threads that begin there. */
  readonly namedInRoots: ReadonlyMap<string, readonly string[]>;
  readonly behind: ReadersBehind;
}

interface Identified {
  readonly id: string;
  readonly message: MappedMessage;
}

/**
 * Adds those messages that are not there yet, in their order, after what the chat holds (SY3), each change with a number
 * of its own (SY4). Who had read everything still has.
 */
export async function writeMessages(
  sql: ImportTransaction,
  chat: ImportedChat,
  options: MessageContext & { readonly messages: readonly MappedMessage[]; readonly contents: ImportedContents; readonly threads: ThreadContext },
): Promise<WrittenMessages> {
  const { directory, numbers, messages } = options;
  const identified = messages.map((message) => ({ id: importedMessageId(chat.id, message.createdAtMs, message.key), message }));
  const present = await findMessages(sql, identified.map(({ id }) => id));
  const missing = await withoutStrayParts(sql, chat, identified.filter(({ id }) => !present.has(id)));
  const presentCount = identified.length - missing.length;
  if (missing.length === 0) return { addedCount: 0, replyCount: 0, reactionCount: 0, presentCount, rootlessCount: 0 };

  await directory.add(sql, numbers, missing.flatMap(({ message }) => peopleOf(message)));
  const roots = await findRoots(sql, chat, missing);
  const [state] = await sql.select<{ last_message_seq: number }>(`SELECT "last_message_seq" FROM "chats" WHERE "id" = ?${sql.forUpdate}`, [chat.id]);
  const lastSeq = state?.last_message_seq ?? 0;
  await sql.insert('messages', missing.map((entry, index) => messageRow(entry, { chat, seq: lastSeq + index + 1, roots, ...options })));
  await writeFiles(sql, chat, { ...options, missing });
  const reactions = missing.flatMap((entry) => reactionRows(entry, chat, options));
  await sql.insert('message_reactions', reactions);
  await markThreadsRead(sql, chat, { ...options, readSeq: lastSeq + missing.length, behind: options.threads.behind, readers: readersOf(missing, roots, options) });
  await advanceChat(sql, chat, { ...options, before: lastSeq, newest: missing.at(-1), after: lastSeq + missing.length });
  const replies = missing.filter(({ message }) => message.root !== null);
  const rootlessCount = replies.filter(({ message }) => !roots.has(message.root?.key ?? '')).length;
  return { addedCount: missing.length, replyCount: replies.length, reactionCount: reactions.length, presentCount, rootlessCount };
}

async function findMessages(sql: ImportTransaction, ids: readonly string[]): Promise<Set<string>> {
  const rows = await sql.selectListed<{ id: string }>('SELECT "id" FROM "messages" WHERE "id" IN listed', [], ids);
  return new Set(rows.map(({ id }) => id));
}

/**
 * A text that was too long for one message may be cut elsewhere today: by an import of another version, or because either
 * side has changed it since. Its further parts go only behind a beginning that is the same, or words would stand twice.
 */
async function withoutStrayParts(sql: ImportTransaction, chat: ImportedChat, missing: readonly Identified[]): Promise<readonly Identified[]> {
  const firstIdOf = ({ createdAtMs, continues }: MappedMessage) => (continues === null ? null : importedMessageId(chat.id, createdAtMs, continues.key));
  const firstIds = new Set(missing.flatMap(({ message }) => firstIdOf(message) ?? []));
  if (firstIds.size === 0) return missing;
  const firsts = new Map((await sql.selectListed<{ id: string; body: string }>('SELECT "id", "body" FROM "messages" WHERE "id" IN listed', [], [...firstIds])).map(({ id, body }) => [id, body]));
  return missing.filter(({ message }) => message.continues === null || (firsts.get(firstIdOf(message) ?? '') ?? message.continues.body) === message.continues.body);
}

/** Who follows the threads that are answered: those who answer, and those who are named there or where it began. */
function readersOf(entries: readonly Identified[], roots: ReadonlyMap<string, string>, { directory, threads }: { readonly directory: PersonDirectory; readonly threads: ThreadContext }): ThreadReader[] {
  return entries.flatMap(({ message: { root, senderKey, namedKeys } }) => {
    const rootMessageId = roots.get(root?.key ?? '');
    if (root === null || rootMessageId === undefined) return [];
    return [senderKey, ...namedKeys, ...(threads.namedInRoots.get(root.key) ?? [])].flatMap((key) => {
      const userId = directory.get(key)?.userId;
      return userId === undefined ? [] : [{ rootMessageId, userId }];
    });
  });
}

/** The ids of the messages that are answered, by their key; those that are not there are left out. */
async function findRoots(sql: ImportTransaction, chat: ImportedChat, entries: readonly Identified[]): Promise<Map<string, string>> {
  const wanted = new Map<string, string>();
  for (const { message } of entries) {
    if (message.root !== null) wanted.set(message.root.key, importedMessageId(chat.id, message.root.createdAtMs, message.root.key));
  }
  const own = new Set(entries.map(({ id }) => id));
  const present = await findMessages(sql, [...wanted.values()].filter((id) => !own.has(id)));
  return new Map([...wanted].filter(([, id]) => own.has(id) || present.has(id)));
}

/** Everybody a message names by id, so that none of its rows refers to nobody. */
function peopleOf({ senderKey, senderName, details, reactions }: MappedMessage): ReturnType<typeof missingPerson>[] {
  const named = details?.kind === 'members_added' ? details.userIds : [];
  return [missingPerson(senderKey, senderName), ...[...named, ...reactions.map(({ personKey }) => personKey)].map((key) => missingPerson(key, null))];
}

interface MessagePlace extends MessageContext {
  readonly contents: ImportedContents;
  readonly chat: ImportedChat;
  readonly seq: number;
  readonly roots: ReadonlyMap<string, string>;
}

function messageRow({ id, message }: Identified, { chat, seq, roots, scope, directory, numbers, contents }: MessagePlace): SqlRow {
  const attachments = attachmentsOfImported(id, message, contents);
  const rootId = roots.get(message.root?.key ?? '') ?? null;
  const senderId = userIdOf(directory, message.senderKey);
  return {
    id,
    organization_id: scope.organizationId,
    chat_id: chat.id,
    sender_id: senderId,
    type: message.details === null ? messageTypeOf(attachments) : 'system',
    seq,
    body: message.body,
    reply_to_message_id: null,
    thread_root_message_id: rootId,
    is_only_in_thread: Number(rootId !== null && !message.isInChat),
    details: attachments.length === 0 ? detailsText(message, directory) : JSON.stringify({ kind: 'files', attachments }),
    created_at: message.createdAtMs,
    edited_at: message.editedAtMs,
    edit_count: message.editedAtMs === null ? 0 : 1,
    deleted_at: message.isDeleted ? message.createdAtMs : null,
    deleted_by_id: message.isDeleted ? senderId : null,
    change_seq: numbers.next(),
  };
}

function detailsText({ details }: MappedMessage, directory: PersonDirectory): string | null {
  if (details?.kind !== 'members_added') return details === null ? null : JSON.stringify(details);
  return JSON.stringify({ ...details, userIds: details.userIds.map((key) => userIdOf(directory, key)) });
}

function userIdOf(directory: PersonDirectory, key: string): string {
  const person = directory.get(key);
  if (person === undefined) throw new Error(`Nobody was added for ${key}.`);
  return person.userId;
}

/** Slack does not tell when somebody reacted; the message's time is the nearest that is known. */
function reactionRows({ id, message }: Identified, chat: ImportedChat, { scope, directory, numbers }: MessageContext): SqlRow[] {
  const seen = new Set<string>();
  return message.reactions.flatMap(({ emoji, personKey }) => {
    const userId = userIdOf(directory, personKey);
    // Two accounts of the export may be one person here.
    if (seen.has(`${userId} ${emoji}`)) return [];
    seen.add(`${userId} ${emoji}`);
    return [{
      message_id: id,
      user_id: userId,
      emoji,
      organization_id: scope.organizationId,
      chat_id: chat.id,
      created_at: message.createdAtMs,
      removed_at: null,
      change_seq: numbers.next(),
    }];
  });
}

interface ChatAdvance extends MessageContext {
  readonly before: number;
  readonly after: number;
  readonly newest: Identified | undefined;
}

/** Moves the chat's end, and with it the pointers of those who had read to the old one (SY11). */
async function advanceChat(sql: ImportTransaction, chat: ImportedChat, { before, after, newest, numbers }: ChatAdvance): Promise<void> {
  await sql.run('UPDATE "chats" SET "last_message_id" = ?, "last_message_seq" = ?, "last_message_at" = ? WHERE "id" = ?', [
    newest?.id ?? null,
    after,
    newest?.message.createdAtMs ?? null,
    chat.id,
  ]);
  const readers = await sql.select<{ user_id: string }>(
    'SELECT "user_id" FROM "chat_members" WHERE "chat_id" = ? AND "last_read_seq" >= ? AND "left_at" IS NULL',
    [chat.id, before],
  );
  for (const { user_id: userId } of readers) {
    await sql.run('UPDATE "chat_members" SET "last_read_seq" = ?, "change_seq" = ? WHERE "chat_id" = ? AND "user_id" = ?', [
      after,
      numbers.next(),
      chat.id,
      userId,
    ]);
  }
}
