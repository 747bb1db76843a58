import { createPlural } from '../language/plural.ts';

/** English tells one from many. */
export const plural = createPlural<'one'>('en');
