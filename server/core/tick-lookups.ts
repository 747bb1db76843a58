import type { Intent } from '#shared/protocol/commands/command';
import { idLists } from '../store/id-lists.ts';
import type { SqlReader } from '../store/sql-database.ts';
import type { CallDuty } from './calls/call-duty.ts';
import type { ScheduledDuty } from './scheduled-duty.ts';

/** A command that was carried out, with its answer as JSON. */
export interface AppliedCommand {
  readonly contentHash: string;
  readonly result: string;
}

/** Where a message stands, and whose it is. */
export interface MessagePlace {
  readonly chatId: string;
  readonly senderId: string;
  readonly seq: number;
  readonly createdAt: number;
  readonly changeSeq: number;
}

/** Commands under whose message id a message may stand already. */
const namesNewMessage: ReadonlySet<string> = new Set(['message.send', 'message.schedule', 'message.unschedule', 'message.sendScheduled']);

/** Which ids of a tick's commands are taken already (SY2): read for all of them at once, then kept up to date by the tick. */
export class TickLookups {
  readonly #commands = new Map<string, AppliedCommand>();
  readonly #messages = new Map<string, MessagePlace>();

  /** Reads what is known of these commands and of the messages that they would write. */
  async read(reader: SqlReader, asked: readonly { readonly id: string; readonly intent: Intent | CallDuty | ScheduledDuty }[]): Promise<void> {
    for (const { places, ids } of idLists(asked.map(({ id }) => id))) {
      const rows = await reader.all<{ user_id: string; command_id: string; content_hash: string; result: string }>(
        `SELECT user_id, command_id, content_hash, result FROM applied_commands WHERE command_id IN (${places})`, ids,
      );
      for (const row of rows) this.noteCommand(row.user_id, row.command_id, { contentHash: row.content_hash, result: row.result });
    }
    for (const { places, ids } of idLists(asked.flatMap(({ intent }) => (namesNewMessage.has(intent.kind) && 'messageId' in intent ? intent.messageId : [])))) {
      const rows = await reader.all<{ id: string; chat_id: string; sender_id: string; seq: number; created_at: number; change_seq: number }>(
        `SELECT id, chat_id, sender_id, seq, created_at, change_seq FROM messages WHERE id IN (${places})`, ids,
      );
      for (const row of rows) {
        this.noteMessage(row.id, { chatId: row.chat_id, senderId: row.sender_id, seq: row.seq, createdAt: row.created_at, changeSeq: row.change_seq });
      }
    }
  }

  command(userId: string, commandId: string): AppliedCommand | undefined {
    return this.#commands.get(`${userId} ${commandId}`);
  }

  noteCommand(userId: string, commandId: string, applied: AppliedCommand): void {
    this.#commands.set(`${userId} ${commandId}`, applied);
  }

  message(messageId: string): MessagePlace | undefined {
    return this.#messages.get(messageId);
  }

  noteMessage(messageId: string, place: MessagePlace): void {
    this.#messages.set(messageId, place);
  }
}
