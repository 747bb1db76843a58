import { isPending, joinedOf, type CallRecord } from '#shared/domain/call-record';

/** What the sockets' thread knows of a call: enough to relay signals and to notice what is due. */
export interface RosterCall {
  readonly callId: string;
  readonly organizationId: string;
  readonly chatId: string;
  readonly initiatedById: string;
  readonly isEnded: boolean;
  readonly hasStarted: boolean;
  readonly createdAt: number;
  readonly ringEndsAt: number | null;
  readonly hasPending: boolean;
  readonly joined: readonly { readonly userId: string; readonly joinId: string }[];
}

export function toRosterCall(call: { readonly organizationId: string; readonly chatId: string; readonly record: CallRecord }): RosterCall {
  const { record } = call;
  return {
    callId: record.callId,
    organizationId: call.organizationId,
    chatId: call.chatId,
    initiatedById: record.initiatedById,
    isEnded: record.status === 'ended',
    hasStarted: record.startedAt !== null,
    createdAt: record.createdAt,
    ringEndsAt: record.ringEndsAt,
    hasPending: [...record.participants.values()].some(isPending),
    joined: joinedOf(record).flatMap(({ userId, joinId }) => (joinId === null ? [] : [{ userId, joinId }])),
  };
}
