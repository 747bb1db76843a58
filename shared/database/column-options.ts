import type { ColumnOptions } from 'typeorm';

/** PostgreSQL's driver gives `bigint` as text; ours all fit a double exactly (below 2^53). */
const bigintAsNumber = {
  to: (value: number | null | undefined) => value,
  from: (value: string | number | null) => (value === null ? null : Number(value)),
};

/** A whole number up to 2^53: times in UTC milliseconds, sequence and change numbers, sizes. */
export function wholeNumber(options: ColumnOptions = {}): ColumnOptions {
  return { type: 'bigint', transformer: bigintAsNumber, ...options };
}

/** A column that holds the id of something. */
export function id(options: { nullable?: boolean } = {}): { type: 'uuid'; nullable?: boolean } {
  return { type: 'uuid', ...options };
}
