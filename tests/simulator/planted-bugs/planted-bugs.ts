import { clientBugs } from './client-bugs.ts';
import type { PlantedBug } from './planted-bug.ts';
import { serverBugs } from './server-bugs.ts';

/** Every bug that the checker has to find. */
export const plantedBugs: readonly PlantedBug[] = [...clientBugs, ...serverBugs];
