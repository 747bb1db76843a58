import type { CandidateKind } from './candidate-filter.ts';
import type { FailureReason } from './media-link.ts';

/** What one attempt to connect has met so far. */
export interface AttemptFindings {
  /** The other side sent its session description. */
  readonly isAnswered: boolean;
  readonly isRelayOnly: boolean;
  /** The kinds of candidates that this device found for itself. */
  readonly gathered: ReadonlySet<CandidateKind>;
  /** At least one relay refused us or could not be reached. */
  readonly hasRelayError: boolean;
}

/** Why the attempt failed, in the order in which somebody could do something about it. */
export function failureReason(findings: AttemptFindings): FailureReason {
  if (!findings.isAnswered) return 'noAnswer';
  const isWithoutRelay = !findings.gathered.has('relay');
  if (isWithoutRelay && (findings.isRelayOnly || findings.hasRelayError)) return 'relayRefused';
  return 'noRoute';
}

/** Whether an error while gathering candidates came from a relay; STUN servers that do not answer cost nothing. */
export function isRelayError(url: string): boolean {
  return /^turns?:/i.test(url);
}
