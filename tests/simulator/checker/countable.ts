import type { EpochLog } from './epoch-log.ts';

interface ChatCounts {
  /** The seqs of people's messages, rising; and of each person's own among them. */
  readonly all: number[];
  readonly standing: number[];
  readonly ownOf: Map<string, number[]>;
  readonly ownStandingOf: Map<string, number[]>;
}

/** How many messages of a stretch of a chat may count as unread: looked up in sorted lists, not counted anew each time. */
export class Countable {
  readonly #chats = new Map<string, ChatCounts>();

  constructor(log: EpochLog) {
    const messages = [...log.messages.values()].filter((message) => !message.isSystem).toSorted((one, other) => one.seq - other.seq);
    for (const { chatId, senderId, seq, versions } of messages) {
      const counts: ChatCounts = this.#chats.get(chatId) ?? { all: [], standing: [], ownOf: new Map(), ownStandingOf: new Map() };
      this.#chats.set(chatId, counts);
      counts.all.push(seq);
      listOf(counts.ownOf, senderId).push(seq);
      if (versions.some(({ hash }) => hash === null)) continue;
      counts.standing.push(seq);
      listOf(counts.ownStandingOf, senderId).push(seq);
    }
  }

  /** Messages of others with `above` < seq < `below`: all of them, and those that were never deleted. */
  count(chatId: string, userId: string, range: { readonly above: number; readonly below: number }): { readonly most: number; readonly least: number } {
    const counts = this.#chats.get(chatId);
    if (counts === undefined) return { most: 0, least: 0 };
    return {
      most: between(counts.all, range) - between(counts.ownOf.get(userId) ?? [], range),
      least: between(counts.standing, range) - between(counts.ownStandingOf.get(userId) ?? [], range),
    };
  }
}

function listOf(lists: Map<string, number[]>, key: string): number[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const fresh: number[] = [];
  lists.set(key, fresh);
  return fresh;
}

function between(sorted: readonly number[], { above, below }: { readonly above: number; readonly below: number }): number {
  return Math.max(0, countBelow(sorted, below) - countBelow(sorted, above + 1));
}

function countBelow(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
