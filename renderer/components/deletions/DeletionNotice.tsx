import { useEffect, useSyncExternalStore } from 'react';
import { conversationStrings } from '../../strings/conversation.ts';
import { focusComposer, focusMessage } from '../app/focus-message.ts';
import { useDeletions } from './deletions-context.ts';

/** The way back from a deletion, at the foot of the window; while one is at it, no time passes. */
export function DeletionNotice() {
  const deletions = useDeletions();
  const waiting = useSyncExternalStore(deletions.subscribe, deletions.snapshot);
  const lastId = waiting.at(-1)?.messageId ?? null;
  useUndoKey(lastId === null ? null : () => deletions.undo(lastId));

  function undoAll(): void {
    for (const { messageId } of waiting) deletions.undo(messageId);
    if (lastId !== null && !focusMessage(lastId)) focusComposer();
  }

  return (
    <div className="deletion-area" role="status">
      {waiting.length > 0 && (
        <div className="notice" onPointerEnter={() => deletions.pause()} onPointerLeave={() => deletions.resume()} onFocus={() => deletions.pause()} onBlur={() => deletions.resume()}>
          <span>{waiting.length === 1 ? conversationStrings.beingDeleted : conversationStrings.someBeingDeleted(waiting.length)}</span>
          <button type="button" className="button button-small" onClick={undoAll}>
            {conversationStrings.undo}
          </button>
          <button
            type="button"
            className="button button-small"
            onClick={() => {
              deletions.flush();
              focusComposer();
            }}
          >
            {conversationStrings.deleteNow}
          </button>
        </div>
      )}
    </div>
  );
}

/** Ctrl+Z takes the last deletion back, except where it takes back what was typed. */
function useUndoKey(undo: (() => void) | null): void {
  useEffect(() => {
    if (undo === null) return undefined;
    const listen = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable]');
      if (event.defaultPrevented || isTyping || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'z') return;
      event.preventDefault();
      undo();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [undo]);
}
