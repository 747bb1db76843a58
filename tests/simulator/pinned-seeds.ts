/** Seeds that once broke a rule, each with what it found. All of them are run with the tests. */
export const pinnedSeeds: readonly { readonly seed: number; readonly found: string }[] = [];
