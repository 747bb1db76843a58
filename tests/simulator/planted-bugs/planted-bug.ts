import type { RuleId } from '../checker/violation.ts';
import type { FaultKind } from '../world/plan.ts';

/** A mistake that could have been made, as a change of one built module: the product itself knows nothing of it. */
export interface PlantedBug {
  readonly id: string;
  /** What is wrong with it, for the table. */
  readonly title: string;
  /** The rules one of which has to notice it. */
  readonly rules: readonly RuleId[];
  /** Faults without which it cannot show: seeds are passed over that do not plan them, in this order. */
  readonly needs?: readonly FaultKind[];
  /** Below `dist/`. */
  readonly file: string;
  /** Stands in the module exactly once. */
  readonly find: string;
  readonly replace: string;
}
