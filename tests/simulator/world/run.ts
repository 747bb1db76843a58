import type { HistoryEvent } from '../history.ts';
import type { Omissions } from './plan.ts';

export interface RunOptions {
  readonly without?: Omissions;
  /** Also tells where copies differ in the end. */
  readonly isExplained?: boolean;
}

export interface Run {
  readonly history: HistoryEvent[];
  readonly hash: string;
  readonly operationCount: number;
  readonly faultCount: number;
  readonly differences: readonly string[];
}
