export type Corner = 'top-start' | 'top-end' | 'bottom-start' | 'bottom-end';
export const corners: readonly Corner[] = ['top-start', 'top-end', 'bottom-start', 'bottom-end'];

interface Point {
  readonly x: number;
  readonly y: number;
}
interface Page {
  readonly width: number;
  readonly height: number;
  readonly isRightToLeft: boolean;
}

/** The corner nearest to where the middle of the window was dropped. In CSS pixels of the page. */
export function nearestCorner(middle: Point, { width, height, isRightToLeft }: Page): Corner {
  const isLeft = middle.x < width / 2;
  return `${middle.y < height / 2 ? 'top' : 'bottom'}-${isLeft === isRightToLeft ? 'end' : 'start'}`;
}

/** The corner that an arrow key moves to; the same one at the edge; null for any other key. */
export function cornerBeside(corner: Corner, key: string, isRightToLeft: boolean): Corner | null {
  const [vertical, horizontal] = corner.split('-') as ['top' | 'bottom', 'start' | 'end'];
  switch (key) {
    case 'ArrowUp':
      return `top-${horizontal}`;
    case 'ArrowDown':
      return `bottom-${horizontal}`;
    case 'ArrowLeft':
      return `${vertical}-${isRightToLeft ? 'end' : 'start'}`;
    case 'ArrowRight':
      return `${vertical}-${isRightToLeft ? 'start' : 'end'}`;
    default:
      return null;
  }
}
