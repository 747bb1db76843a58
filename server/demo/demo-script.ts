import type { DemoPersonKey } from './demo-people.ts';

/** One message of the sample history, and what became of it. */
export interface DemoLine {
  /** `3d 09:12` is that time (UTC) three days ago; `25m` is 25 minutes ago. */
  readonly at: string;
  readonly from: DemoPersonKey;
  readonly text: string;
  /** A name for `replyTo`, unique in its chat. */
  readonly label?: string;
  readonly replyTo?: string;
  readonly reactions?: Readonly<Record<string, readonly DemoPersonKey[]>>;
  /** The text before the message was edited. */
  readonly before?: string;
  /** The label of the message whose thread this answer stands in. */
  readonly inThread?: string;
  /** An answer that stands in the chat as well. */
  readonly isAlsoInChat?: true;
  readonly pinnedBy?: DemoPersonKey;
  readonly savedBy?: readonly DemoPersonKey[];
}

type LineDetails = Omit<DemoLine, 'at' | 'from' | 'text'>;

interface DemoDirectChat {
  readonly kind: 'direct';
  readonly between: readonly [DemoPersonKey, DemoPersonKey];
  readonly lines: readonly DemoLine[];
  readonly unread?: Partial<Record<DemoPersonKey, number>>;
  readonly unreadThreads?: Partial<Record<DemoPersonKey, readonly string[]>>;
}

interface DemoGroup {
  readonly kind: 'group';
  readonly name: string;
  readonly topic: string | null;
  readonly description?: string;
  /** The first one creates and owns it. */
  readonly members: readonly DemoPersonKey[];
  readonly admins?: readonly DemoPersonKey[];
  readonly lines: readonly DemoLine[];
  /** How many of the newest messages of the chat itself each has not read; everything else is read by everybody. */
  readonly unread?: Partial<Record<DemoPersonKey, number>>;
  /** Labels of messages whose threads somebody takes part in without having read the newest answer. */
  readonly unreadThreads?: Partial<Record<DemoPersonKey, readonly string[]>>;
}

export type DemoChat = DemoDirectChat | DemoGroup;

/** Writes a line of a conversation. */
export function line(at: string, from: DemoPersonKey, text: string, details: LineDetails = {}): DemoLine {
  return { at, from, text, ...details };
}

const dayMs = 86_400_000;

/**
 * When a line was written.
 * @param at see {@link DemoLine.at}
 * @param nowMs when the sample history is made; every line lies before it
 * @throws TypeError for a time that is none
 */
export function demoTimeMs(at: string, nowMs: number): number {
  const minutes = /^(\d+)m$/.exec(at)?.[1];
  if (minutes !== undefined) return nowMs - Number(minutes) * 60_000;
  const [, days, hour, minute] = /^([1-9]\d?)d (\d\d):(\d\d)$/.exec(at) ?? [];
  if (days === undefined) throw new TypeError(`“${at}” is not a time of the demo.`);
  const midnightMs = Math.floor(nowMs / dayMs) * dayMs;
  return midnightMs - Number(days) * dayMs + (Number(hour) * 60 + Number(minute)) * 60_000;
}
