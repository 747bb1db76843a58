import { directChatId } from '#shared/domain/ids';
import { chatIntentSchema, type ChatIntent } from '#shared/protocol/commands/command';
import { z } from 'zod';
import { refreshChat } from '../apply/apply-rows.ts';
import { concernsNoChat, isCreation } from '../outbox/intent-kinds.ts';
import { applyOptimisticEffect } from '../outbox/optimistic-effect.ts';
import type { StoreWriter } from '../store/store-database.ts';
import { topics } from '../store/topics.ts';
import type { ChatRow, CommandRow, UnsentContent } from '../unsent/unsent-rows.ts';

/** Who holds the store, as far as it takes to show what they wrote. */
export interface Holder {
  readonly userId: string;
  readonly organizationId: string;
  readonly displayName: string;
  readonly email: string;
}

/** The change number of a row that the server has not confirmed (SY10): the first copy replaces it, or {@link finishFirstCopy} settles it. */
const unconfirmed = -1;

/**
 * Puts back what only this computer had into a store that lacks it, in the caller's transaction: commands under their
 * own ids, in their order and as they stood, with their effects; drafts; settings. Chats that the store does not hold
 * are shown with their names until the first copy brings them. What is there already stays as it is (SY2).
 */
export function putBackUnsent(writer: StoreWriter, holder: Holder, content: UnsentContent): void {
  const commands = content.commands.toSorted((one, other) => one.position - other.position);
  putBackChats(writer, holder, { content, commands });
  const chatIds = new Set<string>();
  for (const command of commands) if (putBackCommand(writer, holder, command)) chatIds.add(command.chat_id);
  for (const { chat_id: chatId, body, reply_to_message_id: replyTo, updated_at: updatedAt } of content.drafts) {
    writer.run(
      `INSERT INTO drafts (chat_id, body, reply_to_message_id, updated_at) SELECT ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM chats WHERE id = ?)
       ON CONFLICT (chat_id) DO UPDATE SET body = excluded.body, reply_to_message_id = excluded.reply_to_message_id, updated_at = excluded.updated_at
       WHERE excluded.updated_at > drafts.updated_at`,
      chatId, body, replyTo, updatedAt, chatId,
    );
  }
  for (const draft of content.thread_drafts) {
    writer.run(
      `INSERT INTO thread_drafts (root_message_id, chat_id, body, files, updated_at) SELECT ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM chats WHERE id = ?)
       ON CONFLICT (root_message_id) DO UPDATE SET body = excluded.body, files = excluded.files, updated_at = excluded.updated_at WHERE excluded.updated_at > thread_drafts.updated_at`,
      draft.root_message_id, draft.chat_id, draft.body, draft.files, draft.updated_at, draft.chat_id,
    );
  }
  for (const { name, value } of content.settings) {
    writer.run('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', name, value);
  }
  for (const chatId of chatIds) refreshChat(writer, holder, chatId);
  for (const topic of [topics.connection, topics.chatList]) writer.touch(topic);
}

function putBackCommand(writer: StoreWriter, holder: Holder, row: CommandRow): boolean {
  const intent = parseIntent(row.intent);
  if (intent === null || writer.get('SELECT 1 AS found FROM outbox WHERE command_id = ?', row.command_id) !== undefined) return false;
  if (intent.kind === 'message.send' && writer.get('SELECT 1 AS found FROM messages WHERE id = ? AND seq IS NOT NULL', intent.messageId) !== undefined) return false;
  const images = applyOptimisticEffect({ writer, self: holder, nowMs: row.created_at }, intent);
  const isTaken = writer.get('SELECT 1 AS found FROM outbox WHERE position = ?', row.position) !== undefined;
  writer.run(
    `INSERT INTO outbox (position, command_id, chat_id, message_id, intent, before_images, status, error_code, error_message, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    isTaken ? null : row.position, row.command_id, row.chat_id, row.message_id, row.intent, JSON.stringify(images), row.status, row.error_code, row.error_message, row.created_at,
  );
  return true;
}

/** Null for an intent that this program does not know: it could not be sent either. */
function parseIntent(text: string): ChatIntent | null {
  try {
    return chatIntentSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function putBackChats(writer: StoreWriter, holder: Holder, { content, commands }: { content: UnsentContent; commands: readonly CommandRow[] }): void {
  const known = new Map(content.chats.map((chat) => [chat.id, chat]));
  const made = new Set(commands.filter(({ intent }) => isCreation(intent)).map((command) => command.chat_id));
  putBackPerson(writer, holder, { id: holder.userId, name: holder.displayName, email: holder.email });
  const inChats = commands.filter(({ intent }) => !concernsNoChat(intent));
  for (const chatId of new Set([...inChats, ...content.drafts, ...content.thread_drafts].map((row) => row.chat_id))) {
    const chat = known.get(chatId) ?? { id: chatId, kind: 'group', name: null, people: null };
    const people = readPeople(chat);
    for (const person of people) putBackPerson(writer, holder, { ...person, email: `${person.id}@unknown.invalid` });
    // The creation that waits makes it by itself.
    if (made.has(chatId) || writer.get('SELECT 1 AS found FROM chats WHERE id = ?', chatId) !== undefined) continue;
    putBackChat(writer, holder, chat, people.map(({ id }) => id));
  }
}

function putBackChat(writer: StoreWriter, holder: Holder, chat: ChatRow, peopleIds: readonly string[]): void {
  writer.run(
    // Who began it is not known: nobody would make it again for a server that lacks it (SY10).
    'INSERT INTO chats (id, organization_id, kind, name, created_by_id, created_at, updated_at, change_seq) VALUES (?, ?, ?, ?, NULL, 0, 0, ?)',
    chat.id, holder.organizationId, isDirect(chat, holder, peopleIds) ? 'direct' : 'group', chat.name, unconfirmed,
  );
  for (const userId of new Set([holder.userId, ...peopleIds])) {
    writer.run(
      `INSERT INTO chat_members (chat_id, user_id, organization_id, role, joined_at, change_seq, public_change_seq)
       SELECT ?, ?, ?, 'member', 0, ?, ? WHERE EXISTS (SELECT 1 FROM users WHERE id = ?)`,
      chat.id, userId, holder.organizationId, unconfirmed, unconfirmed, userId,
    );
  }
}

/** A direct chat can be made again for its pair only if its people are known (ADR 0003). */
function isDirect(chat: ChatRow, holder: Holder, peopleIds: readonly string[]): boolean {
  return chat.kind === 'direct' && peopleIds.some((userId) => directChatId(holder.organizationId, holder.userId, userId) === chat.id);
}

function putBackPerson(writer: StoreWriter, holder: Holder, person: { id: string; name: string; email: string }): void {
  writer.run(
    `INSERT INTO users (id, organization_id, email, display_name, status, created_at, updated_at, change_seq) VALUES (?, ?, ?, ?, 'active', 0, 0, ?) ON CONFLICT DO NOTHING`,
    person.id, holder.organizationId, person.email, person.name, unconfirmed,
  );
}

const peopleSchema = z.array(z.object({ id: z.string(), name: z.string() }));

function readPeople(chat: ChatRow): z.infer<typeof peopleSchema> {
  if (chat.people === null) return [];
  const { data } = peopleSchema.safeParse(JSON.parse(chat.people));
  return data ?? [];
}
