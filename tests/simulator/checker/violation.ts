import type { History } from './read-history.ts';

/** The rules of docs/testing.md. There is no C13: attachments are no part of the product yet, so nothing could break it. */
export type RuleId = 'C1' | 'C2' | 'C3' | 'C4' | 'C5' | 'C6' | 'C7' | 'C8' | 'C9' | 'C10' | 'C11' | 'C12' | 'C14' | 'C15' | 'C16';

export interface Violation {
  readonly rule: RuleId;
  /** One sentence for whoever looks for the cause. */
  readonly message: string;
  /** The events that contradict each other, by their place in the history. */
  readonly eventIndexes: readonly number[];
  /** The message that it befell, where it is one. */
  readonly messageId?: string;
}

/** Finds what breaks one rule, in one walk over the history. */
export type Rule = (history: History) => Violation[];
