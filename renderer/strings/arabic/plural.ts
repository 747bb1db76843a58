import { createPlural } from '../../language/plural.ts';

/** Arabic has a form each for none, one, two, few (3 to 10), many (11 to 99) and the rest. */
export const plural = createPlural<'zero' | 'one' | 'two' | 'few' | 'many'>('ar');
