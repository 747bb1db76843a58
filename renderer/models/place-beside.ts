interface Size {
  readonly width: number;
  readonly height: number;
}
interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

const gap = 6;
const margin = 8;

/** Where a pop-up goes: above its button, or below where there is no room, always within the window. In pixels. */
export function placeBeside(button: Box, popup: Size, page: Size): { left: number; top: number } {
  const above = button.top - popup.height - gap;
  const top = above >= margin ? above : Math.min(button.top + button.height + gap, page.height - popup.height - margin);
  const left = Math.min(Math.max(margin, button.left + button.width - popup.width), page.width - popup.width - margin);
  return { left: Math.max(margin, left), top: Math.max(margin, top) };
}
