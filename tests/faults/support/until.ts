const lookEveryMs = 20;

/** Waits so many milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Looks again and again until it is as wanted.
 * @throws Error with what was seen last
 */
export async function until(look: () => Promise<{ isReached: boolean; seen?: unknown }> | { isReached: boolean; seen?: unknown }, timeoutMs: number, complaint: string): Promise<void> {
  const deadlineMs = performance.now() + timeoutMs;
  for (;;) {
    const { isReached, seen } = await look();
    if (isReached) return;
    if (performance.now() > deadlineMs) throw new Error(`${complaint}; last: ${JSON.stringify(seen)?.slice(0, 400) ?? 'nothing'}`);
    await pause(lookEveryMs);
  }
}
