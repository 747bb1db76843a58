import type { CallTile } from '../../calls/engine/call-screen.ts';

export type LayoutMode = 'grid' | 'speaker';

/** One picture on the stage: somebody's camera (or their avatar), or their screen. */
export interface StageItem {
  readonly id: string;
  readonly kind: 'person' | 'screen';
  readonly tile: CallTile;
}

interface StageOptions {
  readonly mode: LayoutMode;
  /** The id of the item that the person has pinned. */
  readonly pinnedId: string | null;
  /** Who spoke last, of the others. */
  readonly speakerId: string | null;
  readonly isSelfHidden: boolean;
}

export const personItemId = (userId: string): string => `person ${userId}`;
export const screenItemId = (userId: string): string => `screen ${userId}`;

/**
 * What stands large and what stands small. Pinned comes first, then the newest screen of somebody else, then, in the
 * speaker layout, whoever spoke last. `big` is null where all stand alike.
 */
export function arrangeStage(tiles: readonly CallTile[], { mode, pinnedId, speakerId, isSelfHidden }: StageOptions): { readonly big: StageItem | null; readonly small: readonly StageItem[] } {
  const others = tiles.filter(({ isSelf }) => !isSelf);
  // Alone with oneself there is nothing else to look at.
  const shown = isSelfHidden && others.length > 0 ? others : tiles;
  const people = shown.map((tile): StageItem => ({ id: personItemId(tile.userId), kind: 'person', tile }));
  const screens = tiles.filter(({ isScreenShared }) => isScreenShared).map((tile): StageItem => ({ id: screenItemId(tile.userId), kind: 'screen', tile }));
  const items = [...screens, ...people];
  const big =
    items.find(({ id }) => id === pinnedId) ??
    screens.findLast(({ tile }) => !tile.isSelf) ??
    (mode === 'speaker' ? (people.find(({ tile }) => tile.userId === speakerId && !tile.isSelf) ?? people.find(({ tile }) => !tile.isSelf) ?? null) : null);
  return { big, small: items.filter((item) => item !== big) };
}

/** How a call is laid out until the person chooses: two who see each other do so large, all others stand alike. */
export function usualMode(tiles: readonly CallTile[]): LayoutMode {
  return tiles.length === 2 && tiles.some(({ isSelf, isVideoEnabled }) => !isSelf && isVideoEnabled) ? 'speaker' : 'grid';
}

/** Who is shown as the speaker: the one before until somebody else of the others speaks and they do not. */
export function nextSpeaker(speakerId: string | null, tiles: readonly CallTile[]): string | null {
  const others = tiles.filter(({ isSelf }) => !isSelf);
  const before = others.find(({ userId }) => userId === speakerId);
  if (before?.isSpeaking === true) return before.userId;
  return (others.find(({ isSpeaking }) => isSpeaking) ?? before ?? others[0])?.userId ?? null;
}

interface GridOptions {
  readonly count: number;
  readonly width: number;
  readonly height: number;
  readonly gap: number;
}

const widestAspect = 16 / 9;
const narrowestAspect = 10 / 9;

/**
 * How many columns give the largest pictures, and how large they are then. All in CSS pixels; a picture is between
 * 10 : 9 and 16 : 9, so that two stand side by side in most windows.
 */
export function gridShape({ count, width, height, gap }: GridOptions): { readonly columns: number; readonly tileWidth: number; readonly tileHeight: number } {
  let best = { columns: 1, tileWidth: 0, tileHeight: 0 };
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const cellWidth = Math.max(0, (width - gap * (columns - 1)) / columns);
    const cellHeight = Math.max(0, (height - gap * (rows - 1)) / rows);
    const tileWidth = Math.floor(Math.min(cellWidth, cellHeight * widestAspect));
    const tileHeight = Math.floor(Math.min(cellHeight, tileWidth / narrowestAspect));
    if (tileWidth * tileHeight > best.tileWidth * best.tileHeight) best = { columns, tileWidth, tileHeight };
  }
  return best;
}

/** How high a picture is drawn, in device pixels; 0 when it is not seen. */
export function drawnHeight({ heightPixels, devicePixelRatio, isSeen }: { readonly heightPixels: number; readonly devicePixelRatio: number; readonly isSeen: boolean }): number {
  return isSeen ? Math.round(heightPixels * devicePixelRatio) : 0;
}
