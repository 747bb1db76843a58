import type { HistoryEvent, LoggedRow } from '../history.ts';
import { DeviceEpochs } from './device-view.ts';
import type { EpochLog, Stay } from './epoch-log.ts';
import type { History } from './read-history.ts';
import { SessionStarts } from './session-starts.ts';
import type { Violation } from './violation.ts';

type DeliverEvent = Extract<HistoryEvent, { type: 'deliver' }>;
type ApplyEvent = Extract<HistoryEvent, { type: 'apply' }>;

/**
 * C9: nothing of a chat reaches a person who is no member: nothing that changed after they left, nothing at all once
 * their device was told or in a session that began after they had left, no search hit or notification, and nothing of
 * it is left on their devices. What was under way while the removal was committed may still arrive.
 */
export function checkPrivacy(history: History): Violation[] {
  const finder = new LeakFinder(history);
  for (const [at, event] of history.events.entries()) finder.take(event, at);
  return finder.violations;
}

class LeakFinder {
  readonly violations: Violation[] = [];
  readonly #devices: DeviceEpochs;
  readonly #sessions = new SessionStarts();
  /** `device chat` to when the device was told that its person is out. */
  readonly #told = new Map<string, number>();
  /** The same, once the device has taken it in: over a slow line that is later. */
  readonly #known = new Map<string, number>();
  readonly #delivered = new Set<string>();

  constructor(history: History) {
    this.#devices = new DeviceEpochs(history);
  }

  take(event: HistoryEvent, at: number): void {
    const changed = this.#devices.follow(event);
    if (changed !== null) for (const keys of [this.#told, this.#known]) for (const key of keys.keys()) if (key.startsWith(`${changed} `)) keys.delete(key);
    this.#sessions.follow(event, at);
    switch (event.type) {
      case 'deliver': return this.#takeDelivery(event, at);
      case 'apply': return this.#takeApplied(event, at);
      case 'found': {
        for (const id of event.messageIds) this.#takeMention(event, id, at);
        return;
      }
      case 'notify': return this.#takeMention(event, event.messageId, at);
      case 'final': return this.#takeFinal(event, at);
      default: return;
    }
  }

  #takeDelivery(event: DeliverEvent, at: number): void {
    const { device, user, row } = event;
    const chatId = chatOf(row);
    const version = `${device} ${keyOf(row)} ${row.changeSeq}`;
    // The same frame twice tells nothing new.
    const isRepeated = this.#delivered.has(version);
    this.#delivered.add(version);
    if (row.kind === 'member' && row.userId === user) {
      if (row.leftAt === null) this.#told.delete(`${device} ${chatId}`);
      else this.#told.set(`${device} ${chatId}`, at);
      return;
    }
    // Rows of an epoch that the device has not applied yet cannot be judged by the log it follows.
    if (isRepeated || this.#devices.isUnsure(device)) return;
    const log = this.#devices.logOf(device);
    const toldAt = this.#told.get(`${device} ${chatId}`);
    const why = log === undefined ? null : this.#whyNot(event, at, log);
    if (why !== null) this.#report(event, `${device} was given ${keyOf(row)} of chat ${chatId} ${why}`, [at]);
    else if (toldAt !== undefined && !hasComeBack(log?.staysOf(chatId, user) ?? [], { toldAt, at })) this.#report(event, `${device} was given ${keyOf(row)} of chat ${chatId} after it was told that ${user} is out`, [toldAt, at]);
  }

  #takeApplied({ device, user, rows }: ApplyEvent, at: number): void {
    for (const row of rows) {
      if (row.kind !== 'member' || row.userId !== user) continue;
      if (row.leftAt === null) this.#known.delete(`${device} ${row.chatId}`);
      else this.#known.set(`${device} ${row.chatId}`, at);
    }
  }

  /** Why the row may not come now, judged by the log alone; null when it may. */
  #whyNot({ device, user, row }: DeliverEvent, at: number, log: EpochLog): string | null {
    const chatId = chatOf(row);
    const stays = log.staysOf(chatId, user).filter((stay) => stay.startedAt < at);
    if (stays.length === 0) return log.highestSeq.has(chatId) ? `though ${user} was never in it` : null;
    const last = stays.at(-1);
    if (last === undefined || last.end === null || last.endedAt === null) return null;
    if (row.changeSeq > last.end) return `that changed at ${row.changeSeq}, though ${user} had left at ${last.end}`;
    const startedAt = this.#sessions.of(device);
    return startedAt !== null && startedAt > last.endedAt && at > last.endedAt ? `in a session that began after ${user} had left` : null;
  }

  /** Once a device knows that its person is out, nothing there speaks of the chat any more. */
  #takeMention({ type, device, user }: Extract<HistoryEvent, { type: 'found' | 'notify' }>, messageId: string, at: number): void {
    const message = this.#devices.logOf(device)?.messages.get(messageId);
    if (message === undefined || message.senderId === user) return;
    const toldAt = this.#known.get(`${device} ${message.chatId}`);
    if (toldAt === undefined) return;
    const text = type === 'found' ? 'found message' : 'told of message';
    this.violations.push({ rule: 'C9', message: `${device} ${text} ${messageId} of a chat that ${user} is out of`, eventIndexes: [toldAt, at], messageId });
  }

  #takeFinal({ server, devices }: Extract<HistoryEvent, { type: 'final' }>, at: number): void {
    const members = new Set(server.rows.flatMap((row) => (row.kind === 'member' && row.leftAt === null ? [`${row.chatId} ${row.userId}`] : [])));
    for (const { device, user, rows, failedMessageIds } of devices) {
      const failed = new Set(failedMessageIds);
      const left = rows.filter((row) => !members.has(`${chatOf(row)} ${user}`) && !isRemnant(row, user, failed));
      for (const row of left) {
        this.violations.push({
          rule: 'C9', message: `${device} still holds ${keyOf(row)} of chat ${chatOf(row)}, which ${user} is out of`, eventIndexes: [at], ...(row.kind === 'message' ? { messageId: row.id } : {}),
        });
      }
    }
  }

  #report({ row }: DeliverEvent, message: string, eventIndexes: readonly number[]): void {
    this.violations.push({ rule: 'C9', message, eventIndexes, ...(row.kind === 'message' ? { messageId: row.id } : {}) });
  }
}

/** Whether the person came in again between being told and now: the chat's other rows stand before their own in a frame. */
function hasComeBack(stays: readonly Stay[], { toldAt, at }: { readonly toldAt: number; readonly at: number }): boolean {
  return stays.some(({ startedAt }) => startedAt > toldAt && startedAt < at);
}

/** What stays of a chat that was left: its name, one's own membership, one's own words that never reached the server. */
function isRemnant(row: LoggedRow, user: string, failed: ReadonlySet<string>): boolean {
  return row.kind === 'chat' || (row.kind === 'member' && row.userId === user) || (row.kind === 'message' && failed.has(row.id));
}

function chatOf(row: LoggedRow): string {
  return row.kind === 'chat' ? row.id : row.chatId;
}

function keyOf(row: LoggedRow): string {
  switch (row.kind) {
    case 'member': return `member ${row.chatId} ${row.userId}`;
    case 'reaction': return `reaction ${row.messageId} ${row.userId} ${row.emoji}`;
    default: return `${row.kind} ${row.id}`;
  }
}
