import { z } from 'zod';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the window was; null bounds let the system place it. Sizes in device-independent pixels. */
export interface WindowState {
  readonly bounds: Rectangle | null;
  readonly isMaximized: boolean;
}

export const minWindowSize = { width: 480, height: 420 } as const;
export const defaultWindowSize = { width: 1180, height: 780 } as const;
export const defaultWindowState: WindowState = { bounds: null, isMaximized: false };

const coordinate = z.int().min(-100_000).max(100_000);
const length = z.int().min(1).max(100_000);
const windowStateSchema = z.object({
  bounds: z.object({ x: coordinate, y: coordinate, width: length, height: length }).nullable(),
  isMaximized: z.boolean(),
});

/** Reads a kept state; anything else than a state (an older file, a torn write) gives the default. */
export function parseWindowState(text: string): WindowState {
  try {
    return windowStateSchema.safeParse(JSON.parse(text)).data ?? defaultWindowState;
  } catch {
    return defaultWindowState;
  }
}

/**
 * Makes a kept state fit the displays of today: the window is as large as its display allows at most, wholly on it,
 * and back in the middle of the first one when its display is gone.
 * @param workAreas the displays without task bars; the first is the primary one
 */
export function fitWindowState(state: WindowState, workAreas: readonly Rectangle[]): WindowState {
  const { bounds } = state;
  const primary = workAreas[0];
  if (bounds === null || primary === undefined) return { ...state, bounds: null };
  const area = workAreas.find((candidate) => hasGrip(bounds, candidate));
  const width = clamp(bounds.width, minWindowSize.width, (area ?? primary).width);
  const height = clamp(bounds.height, minWindowSize.height, (area ?? primary).height);
  if (area === undefined) return { ...state, bounds: centred(primary, width, height) };
  const x = clamp(bounds.x, area.x, area.x + area.width - width);
  const y = clamp(bounds.y, area.y, area.y + area.height - height);
  return { ...state, bounds: { x, y, width, height } };
}

/** Whether enough of the title bar is on the display to take hold of it. */
function hasGrip(bounds: Rectangle, area: Rectangle): boolean {
  const visibleWidth = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const isTitleInside = bounds.y >= area.y - 10 && bounds.y <= area.y + area.height - 40;
  return visibleWidth >= 100 && isTitleInside;
}

function centred(area: Rectangle, width: number, height: number): Rectangle {
  return { x: area.x + Math.round((area.width - width) / 2), y: area.y + Math.round((area.height - height) / 2), width, height };
}

/** The upper bound wins, so that a tiny display gets a tiny window. */
function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
