interface Size {
  readonly width: number;
  readonly height: number;
}
interface Box extends Size {
  readonly left: number;
  readonly top: number;
}
interface Page extends Size {
  readonly isRightToLeft: boolean;
}

const gap = 6;
const margin = 8;

/**
 * Where a pop-up goes: above its button, or below where there is no room, always within the window. It ends where the
 * button ends, in the direction that is read. In pixels.
 */
export function placeBeside(button: Box, popup: Size, page: Page): { left: number; top: number } {
  const above = button.top - popup.height - gap;
  const top = above >= margin ? above : Math.min(button.top + button.height + gap, page.height - popup.height - margin);
  const wanted = page.isRightToLeft ? button.left : button.left + button.width - popup.width;
  const left = Math.min(Math.max(margin, wanted), page.width - popup.width - margin);
  return { left: Math.max(margin, left), top: Math.max(margin, top) };
}
