import type { LoggedRow } from '../history.ts';
import { doneAt, Excuses } from './fates.ts';
import { messageIdOf, type Intent } from './intents.ts';
import type { FinalEvent, History } from './read-history.ts';
import type { Violation } from './violation.ts';

/**
 * C1: what was promised is there in the end: an acknowledged message in the log and on every device that may have it,
 * a message that a device took in the log or told as failed, an acknowledged deletion done, every other intent answered.
 */
export function checkDurable(history: History): Violation[] {
  const early = answeredBeforeCommit(history);
  if (history.final === null) return early;
  const excuses = new Excuses(history, history.final);
  const parts = { history, final: history.final, excuses };
  return [...early, ...lostMessages(parts), ...lostChanges(parts), ...missingOnDevices(parts)];
}

interface Parts {
  readonly history: History;
  readonly final: FinalEvent;
  readonly excuses: Excuses;
}

/** An answer that comes before its commit promises what a crash can still take. */
function answeredBeforeCommit(history: History): Violation[] {
  if (!history.hasCommits) return [];
  const firstCommits = new Map<string, number>();
  for (const [at, event] of history.events.entries()) {
    if (event.type === 'commit' && event.row.kind === 'message' && !firstCommits.has(event.row.id)) firstCommits.set(event.row.id, at);
  }
  return [...history.sends].flatMap(([messageId, send]) => {
    const answeredAt = doneAt(history, send.cid);
    const committedAt = firstCommits.get(messageId);
    if (answeredAt === null || committedAt === undefined || committedAt < answeredAt) return [];
    return [lost(messageId, `Message ${messageId} was acknowledged before it was committed`, [answeredAt, committedAt])];
  });
}

function lostMessages({ history, final, excuses }: Parts): Violation[] {
  const logged = new Set(final.server.rows.flatMap((row) => (row.kind === 'message' ? [row.id] : [])));
  const violations: Violation[] = [];
  for (const [messageId, send] of history.sends) {
    if (logged.has(messageId)) continue;
    const answeredAt = doneAt(history, send.cid);
    if (answeredAt === null && send.okAt === null) continue;
    if (excuses.isTold(messageId) || excuses.isDiscarded(messageId)) continue;
    if (mayBeGone({ history, final, excuses }, send, answeredAt)) continue;
    const word = answeredAt === null ? `promised by ${send.device}` : 'acknowledged by the server';
    violations.push(lost(messageId, `Message ${messageId} was ${word} and is neither in the log nor told as failed`, [answeredAt ?? send.okAt ?? send.beganAt, history.finalAt]));
  }
  return violations;
}

/** A device that is gone takes what never travelled with it; a backup what no surviving device holds as its own. */
function mayBeGone({ excuses }: Parts, send: Intent, answeredAt: number | null): boolean {
  if (answeredAt === null && excuses.isUnknown(send)) return true;
  if (!excuses.wasRestoredSince(send.beganAt)) return false;
  const messageId = send.op.kind === 'send' ? send.op.messageId : '';
  return excuses.isUnknown(send) || excuses.isDeleted(messageId) || excuses.hasLeft(send.op.chatId, send.user);
}

/** Edits, deletions and everything else: the server answers each, unless the chat went away under it. */
function lostChanges({ history, final, excuses }: Parts): Violation[] {
  const texts = new Map(final.server.rows.flatMap((row) => (row.kind === 'message' ? [[row.id, row.hash] as const] : [])));
  return history.intents.flatMap((intent): Violation[] => {
    const { op, okAt, device, user } = intent;
    if (okAt === null || intent.cid === '' || op.kind === 'send' || op.kind === 'read' || op.kind === 'discard' || op.kind === 'retry') return [];
    const answeredAt = doneAt(history, intent.cid);
    if (answeredAt !== null) {
      const isUndone = op.kind === 'delete' && (texts.get(op.messageId) ?? null) !== null && !excuses.wasRestoredSince(okAt);
      return isUndone ? [lost(op.messageId, `The deletion of message ${op.messageId} was acknowledged, and its text is in the log`, [answeredAt, history.finalAt])] : [];
    }
    const isAnswered = (history.answers.get(intent.cid) ?? []).some(({ status }) => status !== 'later');
    if (isAnswered || history.answers.size === 0 || excuses.isUnknown(intent) || !excuses.holdsChat(device, op.chatId) || excuses.hasLeft(op.chatId, user) || excuses.wasMadeAgain(op.chatId)) return [];
    const messageId = messageIdOf(op);
    if (messageId !== undefined && (excuses.isDiscarded(messageId) || excuses.isTold(messageId))) return [];
    return [{ rule: 'C1', message: `The ${op.kind} ${intent.cid} was promised by ${device}; it waits no more and was never answered`, eventIndexes: [okAt, history.finalAt] }];
  });
}

function missingOnDevices({ history, final }: Parts): Violation[] {
  const messages = Map.groupBy(final.server.rows.filter(isMessage), (row) => row.chatId);
  const chatsOf = new Map<string, string[]>();
  for (const row of final.server.rows) {
    if (row.kind === 'member' && row.leftAt === null) chatsOf.set(row.userId, [...(chatsOf.get(row.userId) ?? []), row.chatId]);
  }
  return final.devices.flatMap((state) => {
    const held = new Set(state.rows.filter(isMessage).map((row) => row.id));
    const due = (chatsOf.get(state.user) ?? []).flatMap((chatId) => messages.get(chatId) ?? []);
    return due.filter((row) => !held.has(row.id)).map((row) => lost(row.id, `Message ${row.id} is in the log and not on ${state.device}`, [history.finalAt]));
  });
}

function isMessage(row: LoggedRow): row is Extract<LoggedRow, { kind: 'message' }> {
  return row.kind === 'message';
}

function lost(messageId: string, message: string, eventIndexes: readonly number[]): Violation {
  return { rule: 'C1', message, eventIndexes, messageId };
}
