/** One line of the table. */
export interface BenchResult {
  readonly work: string;
  readonly unit: string;
  /** Whether a larger number is better. */
  readonly isHigherBetter: boolean;
  readonly hallway: number;
  /** The same work on the floor in the same run; null where no floor makes sense. */
  readonly floor: number | null;
  /** What the design asks for, in words. */
  readonly aim: string;
  /** Whether the measured number reaches the aim; null where a single run cannot tell. */
  readonly isReached: boolean | null;
}

/** How thoroughly to measure. */
export interface BenchEffort {
  readonly isQuick: boolean;
  /** How often each measurement is repeated; the median counts. */
  readonly repeats: number;
}

/** One group of measurements that `--only` can choose. */
export interface BenchMeasure {
  readonly name: string;
  run(effort: BenchEffort): Promise<BenchResult[]>;
}

/** Hallway's number as a share of the floor's: above 1 is better than the floor when higher is better. */
export function ratio({ hallway, floor }: Pick<BenchResult, 'hallway' | 'floor'>): number | null {
  return floor === null || floor === 0 ? null : hallway / floor;
}
