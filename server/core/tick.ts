import type { Intent } from '#shared/protocol/commands/command';
import type { CommandResult } from '#shared/protocol/commands/command-result';
import { errorCatalogue } from '#shared/errors/error-catalogue';
import type { SqlWriter } from '../store/sql-database.ts';
import type { ActorDirectory } from './actor-directory.ts';
import { applyIntent } from './apply-intent.ts';
import type { CallDuty } from './calls/call-duty.ts';
import type { LiveCalls } from './calls/live-calls.ts';
import type { ChatDirectory } from './chat-directory.ts';
import { readChatSnapshot } from './chat-snapshot.ts';
import type { CommandContext, CommandOutcome } from './command-context.ts';
import { contentHashOf } from './content-hash.ts';
import type { MembershipChange } from './foreign-changes.ts';
import { addRowSet } from './fragments.ts';
import type { ScheduledDuty } from './scheduled-duty.ts';
import { AudienceRows, TickChanges } from './tick-changes.ts';
import { TickLookups } from './tick-lookups.ts';

/** A command with whose it is and which session waits for the answer. */
export interface CommandRequest {
  /** 0 for what the server does by itself: nobody is answered. */
  readonly sessionId: number;
  readonly userId: string;
  readonly command: { readonly id: string; readonly intent: Intent | CallDuty | ScheduledDuty };
  /** See {@link contentHashOf}: made where the command came in, since the core's thread is the busier one; left out, the core makes it. */
  readonly contentHash?: string;
}

export interface SessionResult {
  readonly sessionId: number;
  /** A CommandResult as JSON: made once, it is kept, crosses to the sockets' thread and goes into the frame as it is. */
  readonly result: string;
}

/** What a tick did to one organization. */
export interface OrganizationTick {
  readonly organizationId: string;
  /** The log's head before and after: another process's changes lie below `baseHead`. */
  readonly baseHead: number;
  readonly head: number;
  readonly changes: TickChanges;
  readonly results: readonly SessionResult[];
  /** Who came or went below `baseHead` by another process. */
  readonly foreignMemberships: readonly MembershipChange[];
}

const endedRetryAfterMs = 5_000;

interface TickParts {
  readonly writer: SqlWriter;
  readonly actors: ActorDirectory;
  readonly chats: ChatDirectory;
  readonly calls: LiveCalls;
  readonly nowMs: number;
  /** What {@link takeLogHead} gave in this transaction. */
  readonly baseHead: number;
}

/**
 * The log's head, kept from other processes until the transaction ends: an import waits with its numbers for the tick,
 * and the tick for the import (SY4). On SQLite the transaction itself keeps them out.
 */
export async function takeLogHead(writer: SqlWriter, organizationId: string): Promise<number> {
  const lock = writer.dialect === 'postgres' ? ' FOR UPDATE' : '';
  const log = await writer.get<{ head_change_seq: number }>(`SELECT head_change_seq FROM organization_logs WHERE organization_id = ?${lock}`, [organizationId]);
  return log?.head_change_seq ?? 0;
}

/** One organization's part of a tick: its log's head moves with the rows, in the same transaction (SY4). */
export async function runOrganizationTick(parts: TickParts, organizationId: string, requests: readonly CommandRequest[]): Promise<OrganizationTick> {
  const { baseHead } = parts;
  let head = baseHead;
  const changes = new TickChanges();
  const lastMessages = new Map<string, { id: string; seq: number; createdAt: number }>();
  const results: SessionResult[] = [];
  const lookups = new TickLookups();
  await lookups.read(parts.writer, requests.map(({ command }) => command));
  const context: Omit<CommandContext, 'actor'> = { ...parts, changes, lookups, nextChangeSeq: () => ++head, touchLastMessage: (chatId, message) => lastMessages.set(chatId, message) };
  for (const request of requests) {
    const { sessionId, userId, command } = request;
    const actor = parts.actors.known(userId) ?? (await parts.actors.find(parts.writer, userId));
    const hasEnded = actor === null || (!actor.isActive && sessionId !== 0);
    results.push({ sessionId, result: hasEnded ? JSON.stringify(endedResult(command.id)) : await runOnce({ ...context, actor }, request) });
  }
  for (const [chatId, message] of lastMessages) {
    await parts.writer.run('UPDATE chats SET last_message_id = ?, last_message_seq = ?, last_message_at = ? WHERE id = ?', [message.id, message.seq, message.createdAt, chatId]);
  }
  await addSnapshotsOfJoined(parts.writer, changes);
  if (head !== baseHead) await parts.writer.run('UPDATE organization_logs SET head_change_seq = ? WHERE organization_id = ?', [head, organizationId]);
  return { organizationId, baseHead, head, changes, results, foreignMemberships: [] };
}

/** SY2: the same id with the same content gets the first answer again; with other content it is a conflict. Gives the answer as JSON. */
async function runOnce(context: CommandContext, { command, contentHash = contentHashOf(command.intent) }: CommandRequest): Promise<string> {
  const applied = context.lookups.command(context.actor.userId, command.id);
  if (applied !== undefined) {
    return applied.contentHash === contentHash ? applied.result : JSON.stringify(refusedResult(command.id, 'conflict'));
  }
  const result = toResult(command.id, await applyIntent(context, command.intent));
  const text = JSON.stringify(result);
  // A refusal is not kept: it left nothing behind, and what was refused today may be allowed tomorrow.
  if (result.status === 'done') {
    await context.writer.run('INSERT INTO applied_commands (user_id, command_id, content_hash, result, applied_at) VALUES (?, ?, ?, ?, ?)', [
      context.actor.userId, command.id, contentHash, text, context.nowMs,
    ]);
    context.lookups.noteCommand(context.actor.userId, command.id, { contentHash, result: text });
  }
  return text;
}

function toResult(commandId: string, outcome: CommandOutcome): CommandResult {
  if (outcome.status === 'refused') return refusedResult(commandId, outcome.code);
  return { commandId, status: 'done', ...(outcome.message === undefined ? {} : { message: outcome.message }), ...(outcome.callId === undefined ? {} : { callId: outcome.callId }) };
}

/** The session is about to end: nothing is refused for good, the person may come back. */
function endedResult(commandId: string): CommandResult {
  return { commandId, status: 'later', code: 'session_ended', retryAfterMs: endedRetryAfterMs };
}

function refusedResult(commandId: string, code: keyof typeof errorCatalogue): CommandResult {
  return { commandId, status: 'refused', code, message: errorCatalogue[code].message };
}

/** Who came in during the tick is told of the chat whole: read once for all of them, when everything else of the tick is written. */
async function addSnapshotsOfJoined(writer: SqlWriter, changes: TickChanges): Promise<void> {
  const lastWord = new Map(changes.memberships.map((entry) => [`${entry.chatId} ${entry.userId}`, entry]));
  const joined = Map.groupBy([...lastWord.values()].filter(({ isIn }) => isIn), ({ chatId }) => chatId);
  for (const [chatId, entries] of joined) {
    const rows = new AudienceRows();
    addRowSet(rows, await readChatSnapshot(writer, chatId, null));
    changes.byJoin.set(chatId, { userIds: entries.map(({ userId }) => userId), rows });
  }
}
