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

/** SQLite's driver gives decimals as numbers, PostgreSQL's as text with all their digits. */
const decimalAsText = {
  to: (value: string | undefined) => value,
  from: (value: string | number | null) => (typeof value === 'number' ? value.toFixed(2) : value),
};

/** An amount of money as text with two decimals, such as `49.99`, so that no cent is lost to rounding. */
export function money(options: ColumnOptions = {}): ColumnOptions {
  return { type: 'decimal', precision: 10, scale: 2, transformer: decimalAsText, ...options };
}

/** A column that holds the id of something. */
export function id(options: { nullable?: boolean } = {}): { type: 'uuid'; nullable?: boolean } {
  return { type: 'uuid', ...options };
}
