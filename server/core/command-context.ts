import type { ErrorCode } from '#shared/errors/error-catalogue';
import type { Decision } from '#shared/domain/can';
import type { CommandResult } from '#shared/protocol/commands/command-result';
import type { SqlWriter } from '../store/sql-database.ts';
import type { KnownActor } from './actor-directory.ts';
import type { LiveCalls } from './calls/live-calls.ts';
import type { ChatDirectory } from './chat-directory.ts';
import type { TickChanges } from './tick-changes.ts';
import type { TickLookups } from './tick-lookups.ts';

/** What a command's handler works with: the open transaction of the tick, and who asks. */
export interface CommandContext {
  readonly writer: SqlWriter;
  readonly actor: KnownActor;
  readonly chats: ChatDirectory;
  readonly calls: LiveCalls;
  readonly changes: TickChanges;
  readonly lookups: TickLookups;
  readonly nowMs: number;
  /** The next change number of the actor's organization (SY4). */
  nextChangeSeq(): number;
  /** Makes the chat's last message be written once at the end of the tick. */
  touchLastMessage(chatId: string, message: { id: string; seq: number; createdAt: number }): void;
}

type DoneResult = Extract<CommandResult, { status: 'done' }>;

/** How a command ended: done, or refused for good with nothing written. */
export type CommandOutcome = { readonly status: 'done'; readonly message?: NonNullable<DoneResult['message']>; readonly callId?: string } | { readonly status: 'refused'; readonly code: ErrorCode };

export const done: CommandOutcome = { status: 'done' };

/** The refusal of a decision, or null when it allows. Handlers ask before they write anything. */
export function refusalOf(decision: Decision): CommandOutcome | null {
  return decision.allowed ? null : { status: 'refused', code: decision.code };
}
