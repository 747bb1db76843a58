import { useEffect } from 'react';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import { neighbourChat } from '../../models/chat-order.ts';
import { focusNextPane, focusPane } from './panes.ts';

export interface ShortcutTargets {
  readonly chats: readonly ChatSummary[];
  readonly selectedId: string | null;
  readonly select: (chatId: string | null) => void;
  readonly openNewMessage: () => void;
  readonly openNewGroup: () => void;
  readonly openSwitcher: () => void;
  /** Finds messages, everywhere or in the open chat. */
  readonly openSearch: (isInChat: boolean) => void;
}

/** The keys that work everywhere in the workspace, except under a dialog. */
export function useShortcuts(targets: ShortcutTargets): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]') !== null) return;
      const action = actionFor(event, targets);
      if (action === null) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [targets]);
}

function actionFor(event: KeyboardEvent, targets: ShortcutTargets): (() => void) | null {
  if (event.key === 'F6') return () => focusNextPane(event.shiftKey ? -1 : 1);
  if (event.altKey && !event.ctrlKey && !event.metaKey) {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return null;
    const step = event.key === 'ArrowDown' ? 1 : -1;
    return () => targets.select(neighbourChat(targets.chats, targets.selectedId, step));
  }
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  switch (event.key.toLowerCase()) {
    case 'n':
      return event.shiftKey ? targets.openNewGroup : targets.openNewMessage;
    case 'f':
      return () => targets.openSearch(!event.shiftKey);
    case 'k':
      return targets.openSwitcher;
    case '1':
    case '2':
    case '3':
      return () => focusPane(Number(event.key) - 1);
    default:
      return null;
  }
}
