import { describe, expect, it } from 'vitest';
import { Settler } from './settler.ts';

describe('a settler', () => {
  it('tries at once, and once more for all that is asked meanwhile', async () => {
    const releases: (() => void)[] = [];
    const settler = new Settler(async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      releases.push(resolve);
      await promise;
    });
    const asked = [settler.settle(), settler.settle(), settler.settle()];
    expect(releases).toHaveLength(1);
    releases[0]?.();
    await Promise.resolve().then(() => undefined);
    expect(releases).toHaveLength(2);
    releases[1]?.();
    await Promise.all(asked);
    expect(releases).toHaveLength(2);
  });

  it('can be asked again later', async () => {
    let attempts = 0;
    const settler = new Settler(async () => {
      attempts += 1;
      await Promise.resolve();
    });
    await settler.settle();
    await settler.settle();
    expect(attempts).toBe(2);
  });
});
