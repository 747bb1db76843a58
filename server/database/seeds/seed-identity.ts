/** When the chat system came: seeded rows are the same on every server, whenever it was set up. UTC milliseconds. */
export const seededAt = 1764004743994;

/**
 * The fixed id of a seeded row: a UUIDv7 of {@link seededAt}.
 * @param group one hexadecimal digit per table, never used for another
 * @param number within the table, 1 to 255, never used for another row
 */
export function seedId(group: string, number: number): string {
  return `019ab6e0-4b3a-7000-8000-000000000${group}${number.toString(16).padStart(2, '0')}`;
}
