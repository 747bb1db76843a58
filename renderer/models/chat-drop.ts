import type { ListRow } from './chat-sections.ts';

/** What letting go of a dragged chat would do. */
export type ChatDrop = { readonly kind: 'pin'; readonly beforeId: string | null } | { readonly kind: 'unpin' };

interface DragState {
  readonly draggedId: string;
  readonly isPinned: boolean;
  /** The line under the pointer. */
  readonly index: number;
  readonly isInLowerHalf: boolean;
}

/** Onto the pinned chats a chat is pinned at that place; a pinned one onto any other line is unpinned. Null: nothing would change. */
export function chatDrop(rows: readonly ListRow[], { draggedId, isPinned, index, isInLowerHalf }: DragState): ChatDrop | null {
  const row = rows[index];
  if (row === undefined) return null;
  if (row.section.key !== 'pinned') return isPinned ? { kind: 'unpin' } : null;
  const pinned = row.section.chats;
  const place = row.kind === 'heading' ? 0 : row.place - 1 + (isInLowerHalf ? 1 : 0);
  const from = pinned.findIndex(({ id }) => id === draggedId);
  if (from !== -1 && (place === from || place === from + 1)) return null;
  return { kind: 'pin', beforeId: pinned[place]?.id ?? null };
}
