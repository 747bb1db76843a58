import { createTimeFormat } from './time-format.ts';

/** Times as the person's system writes them. */
export const pageTimeFormat = createTimeFormat(undefined);
