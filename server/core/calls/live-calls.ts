import type { CallRecord } from '#shared/domain/call-record';
import type { SqlReader } from '../../store/sql-database.ts';
import { callColumns, callParticipantColumns, callParticipantSource, toCallRecord, type StoredCall, type StoredCallParticipant } from './stored-calls.ts';

/** A call that has not ended. */
export interface LiveCall {
  readonly organizationId: string;
  readonly chatId: string;
  record: CallRecord;
}

/**
 * The calls that run now, by organization; as this process's ticks last left them. Forgotten when a tick was rolled
 * back, then read again.
 */
export class LiveCalls {
  readonly #organizations = new Map<string, Map<string, LiveCall>>();

  /** The running call with this id, or null. */
  async find(reader: SqlReader, organizationId: string, callId: string): Promise<LiveCall | null> {
    return (await this.#of(reader, organizationId)).get(callId) ?? null;
  }

  /** The running call of a chat, or null; there is never a second one. */
  async ofChat(reader: SqlReader, organizationId: string, chatId: string): Promise<LiveCall | null> {
    return (await this.#of(reader, organizationId)).values().find((call) => call.chatId === chatId) ?? null;
  }

  add(call: LiveCall): void {
    this.#organizations.get(call.organizationId)?.set(call.record.callId, call);
  }

  remove(call: LiveCall): void {
    this.#organizations.get(call.organizationId)?.delete(call.record.callId);
  }

  forget(): void {
    this.#organizations.clear();
  }

  async #of(reader: SqlReader, organizationId: string): Promise<Map<string, LiveCall>> {
    const known = this.#organizations.get(organizationId);
    if (known !== undefined) return known;
    const calls = new Map((await readLiveCalls(reader, organizationId)).map((call) => [call.record.callId, call]));
    this.#organizations.set(organizationId, calls);
    return calls;
  }
}

/** The calls of an organization that have not ended. */
export async function readLiveCalls(reader: SqlReader, organizationId: string): Promise<LiveCall[]> {
  const calls = await reader.all<StoredCall>(`SELECT ${callColumns} FROM call_sessions WHERE organization_id = ? AND status IN ('created', 'ringing', 'active')`, [organizationId]);
  if (calls.length === 0) return [];
  const places = calls.map(() => '?').join(', ');
  const sql = `SELECT ${callParticipantColumns} FROM ${callParticipantSource} WHERE call_session_id IN (${places})`;
  const participants = Map.groupBy(await reader.all<StoredCallParticipant>(sql, calls.map((call) => call.id)), (one) => one.call_session_id);
  return calls.map((call) => ({ organizationId, chatId: call.chat_id, record: toCallRecord(call, participants.get(call.id) ?? []) }));
}
