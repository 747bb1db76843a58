import { useEffect } from 'react';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import { neighbourChat, neighbourUnread } from '../../models/chat-order.ts';
import { actionOf, shortcutGroups, type CallAction, type ShortcutAction, type Shortcuts, type WorkspaceAction } from '../../models/shortcuts.ts';
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
  /** What is unread in all organizations, where there are several. */
  readonly openInbox: () => void;
  readonly openSettings: () => void;
  readonly openShortcuts: () => void;
}

const typed = 'input, textarea, select, [contenteditable="true"], [role="menu"]';

/**
 * The keys that work everywhere in the workspace, except under a dialog.
 * @returns what they do, for those who ask for it without a key
 */
export function useShortcuts(targets: ShortcutTargets): ShortcutTargets {
  const shortcuts = useShownShortcuts();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
      const action = workspaceActionOf(event, shortcuts);
      if (action === null) return;
      event.preventDefault();
      carryOut(action, targets);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [shortcuts, targets]);
  return targets;
}

/** What is pressed, unless it is of calls. */
export function workspaceActionOf(event: KeyboardEvent, shortcuts: Shortcuts): WorkspaceAction | null {
  const action = actionOf(event, shortcuts) ?? askedFor(event);
  return action === null || isCallAction(action) ? null : action;
}

function isCallAction(action: ShortcutAction): action is CallAction {
  return (shortcutGroups.calls as readonly ShortcutAction[]).includes(action);
}

/** A question mark where nothing is typed asks for the keys. */
function askedFor({ key, ctrlKey, altKey, metaKey, target }: KeyboardEvent): ShortcutAction | null {
  const isTyping = target instanceof Element && target.closest(typed) !== null;
  return key === '?' && !ctrlKey && !altKey && !metaKey && !isTyping ? 'shortcuts' : null;
}

/** Does what a key stands for. */
export function carryOut(action: WorkspaceAction, { order, selectedId, select, ...targets }: ShortcutTargets): void {
  switch (action) {
    case 'switcher': return targets.openSwitcher();
    case 'searchInChat': return targets.openSearch(true);
    case 'searchEverywhere': return targets.openSearch(false);
    case 'filterChats': return document.querySelector<HTMLElement>('[data-chat-filter]')?.focus();
    case 'inbox': return targets.openInbox();
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
