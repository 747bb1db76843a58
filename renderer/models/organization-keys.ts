/** Beyond this many there is no key left. */
const lastKey = 9;

/** The key that shows the organization at this place, counted from 1; null where there is none. */
export function organizationKey(position: number): string | null {
  return position <= lastKey ? `Ctrl+${position}` : null;
}
