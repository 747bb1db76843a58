/** Which rows of a long list are asked for and drawn: a stretch around what is seen, in steps, so that scrolling asks seldom. */
export interface ListWindow {
  readonly offset: number;
  readonly limit: number;
}

const step = 50;

/** @param firstSeen the uppermost row that is seen */
export function listWindowAt(firstSeen: number): ListWindow {
  return { offset: Math.max(0, Math.floor(firstSeen / step) * step - step), limit: 3 * step };
}

/** Where a list has to be scrolled to so that a row is seen whole; as it is where it is seen already. In pixels. */
export function scrolledTo(row: number, { rowHeight, top, height }: { readonly rowHeight: number; readonly top: number; readonly height: number }): number {
  const start = row * rowHeight;
  if (start < top) return start;
  return start + rowHeight > top + height ? start + rowHeight - height : top;
}
