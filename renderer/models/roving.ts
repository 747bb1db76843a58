/**
 * The row that an arrow key, Home or End moves to in a list with one tab stop; null for any other key.
 * @param count rows in the list; the index stays within it
 */
export function rovingTarget(key: string, index: number, count: number): number | null {
  if (count === 0) return null;
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, index + 1);
    case 'ArrowUp':
      return Math.max(0, index - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
