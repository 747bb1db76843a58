import { createPlural } from '../../language/plural.ts';

/** German tells one from many. */
export const plural = createPlural<'one'>('de');
