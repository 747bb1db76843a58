/** Whether what stands in an element is read from right to left. */
export function isRightToLeft(element: Element = document.documentElement): boolean {
  return getComputedStyle(element).direction === 'rtl';
}

const mirrored: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };

/** The key as it would be called were the line read from left to right: ArrowRight goes on, ArrowLeft goes back. */
export function readingKey(key: string, element: Element): string {
  return isRightToLeft(element) ? (mirrored[key] ?? key) : key;
}

/** The window as pop-ups are placed in it. In pixels. */
export function pageSize(): { readonly width: number; readonly height: number; readonly isRightToLeft: boolean } {
  return { width: window.innerWidth, height: window.innerHeight, isRightToLeft: isRightToLeft() };
}
