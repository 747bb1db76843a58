import { useState, type DragEvent } from 'react';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import { useAct } from '../../contract/use-call.ts';
import { chatDrop, type ChatDrop } from '../../models/chat-drop.ts';
import { placePinned } from '../../models/chat-menu.ts';
import type { ListRow } from '../../models/chat-sections.ts';

export interface ChatDrag {
  readonly draggedId: string | null;
  readonly drop: ChatDrop | null;
  readonly handlers: {
    onDragStart(event: DragEvent<HTMLElement>): void;
    onDragOver(event: DragEvent<HTMLElement>): void;
    onDragLeave(event: DragEvent<HTMLElement>): void;
    onDrop(event: DragEvent<HTMLElement>): void;
    onDragEnd(): void;
  };
  /** For a place to drop on while no chat is pinned. */
  readonly pinTarget: { onDragOver(event: DragEvent): void; onDrop(event: DragEvent): void };
}

const dragType = 'application/x-hallway-chat';

/** Chats are dragged to be pinned, to be put into another order, and back. The same is in the menu and on keys. */
export function useChatDrag(chats: readonly ChatSummary[], rows: readonly ListRow[]): ChatDrag {
  const act = useAct();
  const [draggedId, setDraggedId] = useState<string | null>(null);
  const [drop, setDrop] = useState<ChatDrop | null>(null);
  const dragged = chats.find(({ id }) => id === draggedId);

  function end(): void {
    setDraggedId(null);
    setDrop(null);
  }
  async function carryOut(chat: ChatSummary, chosen: ChatDrop): Promise<void> {
    const changes = chosen.kind === 'unpin' ? [{ chatId: chat.id, pinnedAt: null }] : placePinned(chats, chat.id, chosen.beforeId);
    for (const change of changes) await act('setChatPreferences', change);
  }
  function letGo(event: DragEvent, chosen: ChatDrop | null): void {
    if (dragged === undefined || chosen === null) return end();
    event.preventDefault();
    void carryOut(dragged, chosen);
    end();
  }
  function hover(event: DragEvent, next: ChatDrop | null): void {
    if (next === null) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
  }

  return {
    draggedId,
    drop,
    handlers: {
      onDragStart(event) {
        const row = rows[indexUnder(event) ?? -1];
        if (row?.kind !== 'chat') return;
        event.dataTransfer.setData(dragType, row.chat.id);
        event.dataTransfer.effectAllowed = 'move';
        setDraggedId(row.chat.id);
      },
      onDragOver(event) {
        const index = indexUnder(event);
        if (dragged === undefined || index === null) return;
        const next = chatDrop(rows, { draggedId: dragged.id, isPinned: dragged.pinnedAt !== null, index, isInLowerHalf: isInLowerHalf(event) });
        setDrop(next);
        hover(event, next);
      },
      onDragLeave(event) {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setDrop(null);
      },
      onDrop: (event) => letGo(event, drop),
      onDragEnd: end,
    },
    pinTarget: {
      onDragOver: (event) => hover(event, { kind: 'pin', beforeId: null }),
      onDrop: (event) => letGo(event, { kind: 'pin', beforeId: null }),
    },
  };
}

function lineUnder(event: DragEvent): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
}

function indexUnder(event: DragEvent): number | null {
  const index = lineUnder(event)?.dataset['index'];
  return index === undefined ? null : Number(index);
}

function isInLowerHalf(event: DragEvent): boolean {
  const box = lineUnder(event)?.getBoundingClientRect();
  return box !== undefined && event.clientY > box.top + box.height / 2;
}
