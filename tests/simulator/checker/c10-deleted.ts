import type { HistoryEvent, LoggedRow } from '../history.ts';
import { DeviceEpochs } from './device-view.ts';
import type { LoggedMessage, MessageVersion } from './epoch-log.ts';
import { wasRefused } from './fates.ts';
import type { History } from './read-history.ts';
import { SessionStarts } from './session-starts.ts';
import type { Violation } from './violation.ts';

/**
 * C10: once a device knows that a message is deleted, or its person deleted it there, no text of it arrives, is shown,
 * found or told of; no session that began after the deletion gets its text; a replaced wording does not come back; and
 * in the end neither text nor reactions are left anywhere. What was under way with the deletion may still arrive.
 */
export function checkDeleted(history: History): Violation[] {
  const finder = new RemainsFinder(history);
  for (const [at, event] of history.events.entries()) finder.take(event, at);
  return finder.violations;
}

interface DeviceKnowledge {
  /** Messages known as deleted, with when. */
  readonly deleted: Map<string, number>;
  /** Those of them that are only asked for, with their chats. */
  readonly asked: Map<string, string>;
  /** The newest version of each message that was applied. */
  readonly applied: Map<string, number>;
}

type DeliverEvent = Extract<HistoryEvent, { type: 'deliver' }>;
type ShownEvent = Extract<HistoryEvent, { type: 'shown' }>;

class RemainsFinder {
  readonly violations: Violation[] = [];
  readonly #history: History;
  readonly #devices: DeviceEpochs;
  readonly #sessions = new SessionStarts();
  readonly #known = new Map<string, DeviceKnowledge>();
  readonly #delivered = new Set<string>();
  readonly #ownEdits: ReadonlySet<string>;
  readonly #refused: ReadonlySet<string>;
  readonly #reported = new Set<string>();

  constructor(history: History) {
    this.#history = history;
    this.#devices = new DeviceEpochs(history);
    this.#ownEdits = new Set(history.intents.flatMap(({ op, device }) => (op.kind === 'edit' ? [`${device} ${op.messageId} ${op.hash}`] : [])));
    this.#refused = new Set(history.intents.flatMap(({ op, cid, device }) => (op.kind === 'delete' && wasRefused(history, cid) ? [`${device} ${op.messageId}`] : [])));
  }

  take(event: HistoryEvent, at: number): void {
    const changed = this.#devices.follow(event);
    if (changed !== null) this.#known.delete(changed);
    this.#sessions.follow(event, at);
    switch (event.type) {
      case 'invoke': return this.#takeInvoke(event, at);
      case 'deliver': return this.#takeDelivery(event, at);
      case 'apply': return this.#takeApply(event, at);
      case 'shown': return this.#takeShown(event, at);
      case 'found': {
        for (const id of event.messageIds) this.#takeMention(event, id, at);
        return;
      }
      case 'notify': return this.#takeMention(event, event.messageId, at);
      case 'final': return this.#takeFinal(event, at);
      default: return;
    }
  }

  /** One's own deletion takes effect here with its promise, unless the server refuses it. */
  #takeInvoke({ op, phase, device }: Extract<HistoryEvent, { type: 'invoke' }>, at: number): void {
    if (op.kind !== 'delete' || phase !== 'ok' || this.#refused.has(`${device} ${op.messageId}`)) return;
    const isGivenUp = (this.#history.changes.get(op.messageId) ?? []).some((change) => change.op.kind === 'discard');
    if (isGivenUp) return;
    this.#of(device).deleted.set(op.messageId, at);
    this.#of(device).asked.set(op.messageId, op.chatId);
  }

  /** What was asked for in a chat goes with it, when its person is no longer in it before the server has done it. */
  #takeLeaving(device: string, chatId: string): void {
    const known = this.#of(device);
    for (const [messageId, askedIn] of known.asked) {
      if (askedIn !== chatId || deletionOf(this.#devices.logOf(device)?.messages.get(messageId)) !== undefined) continue;
      known.asked.delete(messageId);
      known.deleted.delete(messageId);
    }
  }

  #takeDelivery({ device, row }: DeliverEvent, at: number): void {
    if (row.kind !== 'message' || this.#devices.isUnsure(device)) return;
    const version = `${device} ${row.id} ${row.changeSeq}`;
    const isRepeated = this.#delivered.has(version);
    this.#delivered.add(version);
    if (row.hash === null || isRepeated) return;
    const deletion = deletionOf(this.#devices.logOf(device)?.messages.get(row.id));
    if (deletion === undefined || deletion.at > at) return;
    const startedAt = this.#sessions.of(device);
    const isLate = row.changeSeq >= deletion.changeSeq || (startedAt !== null && startedAt > deletion.at);
    if (isLate) this.#report(row.id, `${device} was given the text of message ${row.id}, which had been deleted`, [deletion.at, at]);
  }

  #takeApply({ device, user, rows }: Extract<HistoryEvent, { type: 'apply' }>, at: number): void {
    const known = this.#of(device);
    for (const row of rows) {
      if (row.kind === 'member' && row.userId === user && row.leftAt !== null) this.#takeLeaving(device, row.chatId);
      if (row.kind !== 'message') continue;
      known.applied.set(row.id, Math.max(row.changeSeq, known.applied.get(row.id) ?? 0));
      if (row.hash === null && !known.deleted.has(row.id)) known.deleted.set(row.id, at);
    }
  }

  #takeShown({ device, messages }: ShownEvent, at: number): void {
    if (this.#devices.isUnsure(device)) return;
    const known = this.#of(device);
    for (const { id, hash } of messages) {
      if (hash === null) continue;
      const deletedAt = known.deleted.get(id);
      if (deletedAt !== undefined) this.#report(id, `${device} shows the text of message ${id}, which it knows to be deleted`, [deletedAt, at]);
      const version = this.#devices.logOf(device)?.messages.get(id)?.versions.find((version) => version.hash === hash);
      const isOld = version !== undefined && version.changeSeq < (known.applied.get(id) ?? 0);
      if (isOld && deletedAt === undefined && !this.#ownEdits.has(`${device} ${id} ${hash}`)) this.#report(id, `${device} shows words of message ${id} that were replaced`, [version.at, at]);
    }
  }

  #takeMention({ type, device }: Extract<HistoryEvent, { type: 'found' | 'notify' }>, id: string, at: number): void {
    const deletedAt = this.#of(device).deleted.get(id);
    if (deletedAt === undefined || this.#devices.isUnsure(device)) return;
    this.#report(id, `${device} ${type === 'found' ? 'found' : 'told of'} message ${id}, which it knows to be deleted`, [deletedAt, at]);
  }

  #takeFinal({ server, devices }: Extract<HistoryEvent, { type: 'final' }>, at: number): void {
    const deleted = new Set(server.rows.flatMap((row) => (row.kind === 'message' && row.hash === null ? [row.id] : [])));
    this.#takeRemains('The server', server, { deleted, at });
    for (const state of devices) this.#takeRemains(state.device, state, { deleted, at });
  }

  #takeRemains(where: string, { rows, remains }: { readonly rows: readonly LoggedRow[]; readonly remains: readonly string[] }, { deleted, at }: { deleted: ReadonlySet<string>; at: number }): void {
    for (const text of remains) this.violations.push({ rule: 'C10', message: `${where} still has "${text}" in its files`, eventIndexes: [at] });
    for (const row of rows) {
      if (row.kind === 'message' && row.hash !== null && deleted.has(row.id)) this.#report(row.id, `${where} holds the text of message ${row.id} in the end, which is deleted`, [at]);
      if (row.kind === 'reaction' && row.isPresent && deleted.has(row.messageId)) this.#report(row.messageId, `${where} holds a reaction to message ${row.messageId}, which is deleted`, [at]);
    }
  }

  #of(device: string): DeviceKnowledge {
    const known = this.#known.get(device) ?? { deleted: new Map(), asked: new Map(), applied: new Map() };
    this.#known.set(device, known);
    return known;
  }

  #report(messageId: string, message: string, eventIndexes: readonly number[]): void {
    if (this.#reported.has(message)) return;
    this.#reported.add(message);
    this.violations.push({ rule: 'C10', message, eventIndexes, messageId });
  }
}

function deletionOf(message: LoggedMessage | undefined): MessageVersion | undefined {
  return message?.versions.find(({ hash }) => hash === null);
}
