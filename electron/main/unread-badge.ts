/** What the unread total looks like in the title and for screen readers; empty when all is read. */
export function unreadLabel(total: number): string {
  if (total <= 0) return '';
  return total > 99 ? '99+' : String(total);
}

/**
 * Draws the dot that Windows lays over the taskbar button.
 * @param sizePx side of the square
 * @returns pixels in BGRA with the colour multiplied by its cover, as Electron's bitmaps are
 */
export function unreadDotPixels(sizePx: number): Buffer {
  const pixels = Buffer.alloc(sizePx * sizePx * 4);
  const radius = sizePx / 2;
  for (let y = 0; y < sizePx; y += 1) {
    for (let x = 0; x < sizePx; x += 1) {
      const distance = Math.hypot(x + 0.5 - radius, y + 0.5 - radius);
      const cover = Math.min(Math.max(radius - distance, 0), 1);
      pixels.set([0x3c, 0x38, 0xe5, 0xff].map((value) => Math.round(value * cover)), (y * sizePx + x) * 4);
    }
  }
  return pixels;
}
