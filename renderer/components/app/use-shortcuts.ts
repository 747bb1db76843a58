import { useEffect } from 'react';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import { neighbourChat, neighbourUnread } from '../../models/chat-order.ts';
import { actionOf, shortcutGroups, type ShortcutAction } from '../../models/shortcuts.ts';
import { useShownShortcuts } from './shown-shortcuts.ts';
import { focusNextPane, focusPane } from './panes.ts';

export interface ShortcutTargets {
  /** The chats of the list as they are shown. */
  readonly order: readonly ChatSummary[];
  readonly selectedId: string | null;
  readonly select: (chatId: string | null) => void;
  readonly openNewMessage: () => void;
  readonly openNewGroup: () => void;
  readonly openSwitcher: () => void;
  /** Finds messages, everywhere or in the open chat. */
  readonly openSearch: (isInChat: boolean) => void;
  readonly openSettings: () => void;
  readonly openShortcuts: () => void;
}

type CallAction = (typeof shortcutGroups.calls)[number];
/** Those of calls have their own listener, which works under dialogs, too. */
type WorkspaceAction = Exclude<ShortcutAction, CallAction>;

const typed = 'input, textarea, select, [contenteditable="true"], [role="menu"]';

/** The keys that work everywhere in the workspace, except under a dialog. */
export function useShortcuts(targets: ShortcutTargets): void {
  const shortcuts = useShownShortcuts();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
      const action = actionOf(event, shortcuts) ?? askedFor(event);
      if (action === null || isCallAction(action)) return;
      event.preventDefault();
      carryOut(action, targets);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [shortcuts, targets]);
}

function isCallAction(action: ShortcutAction): action is CallAction {
  return (shortcutGroups.calls as readonly ShortcutAction[]).includes(action);
}

/** A question mark where nothing is typed asks for the keys. */
function askedFor({ key, ctrlKey, altKey, metaKey, target }: KeyboardEvent): ShortcutAction | null {
  const isTyping = target instanceof Element && target.closest(typed) !== null;
  return key === '?' && !ctrlKey && !altKey && !metaKey && !isTyping ? 'shortcuts' : null;
}

function carryOut(action: WorkspaceAction, { order, selectedId, select, ...targets }: ShortcutTargets): void {
  switch (action) {
    case 'switcher': return targets.openSwitcher();
    case 'searchInChat': return targets.openSearch(true);
    case 'searchEverywhere': return targets.openSearch(false);
    case 'filterChats': return document.querySelector<HTMLElement>('[data-chat-filter]')?.focus();
    case 'newMessage': return targets.openNewMessage();
    case 'newGroup': return targets.openNewGroup();
    case 'previousChat': return select(neighbourChat(order, selectedId, -1));
    case 'nextChat': return select(neighbourChat(order, selectedId, 1));
    case 'previousUnread': return select(neighbourUnread(order, selectedId, -1) ?? selectedId);
    case 'nextUnread': return select(neighbourUnread(order, selectedId, 1) ?? selectedId);
    case 'goToChats': return focusPane(0);
    case 'goToConversation': return focusPane(1);
    case 'goToDetails': return focusPane(2);
    case 'nextPane': return focusNextPane(1);
    case 'previousPane': return focusNextPane(-1);
    case 'settings': return targets.openSettings();
    case 'shortcuts': return targets.openShortcuts();
  }
}
