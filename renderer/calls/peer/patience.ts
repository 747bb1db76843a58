/** A third attempt has taught all that waiting longer can teach. */
const doublingsMax = 2;

/**
 * By how much the limits of one attempt to connect are longer than those of the first: twice, then four times. A
 * computer that is busy with many connections would otherwise throw each away shortly before it stood, and be busier
 * still with the next.
 */
export function patienceOf(attempt: number): number {
  return 2 ** Math.min(attempt, doublingsMax);
}
