import { useEffect } from 'react';
import type { ChatSummary } from '#shared/contract/views/chat-summary';

interface ShortcutTargets {
  readonly chats: readonly ChatSummary[];
  readonly chatId: string | null;
  readonly canCreateGroup: boolean;
  readonly openChat: (chatId: string) => void;
  readonly openDialog: (dialog: 'newMessage' | 'newGroup' | 'switcher') => void;
}

/** Keys that work everywhere: Ctrl/Cmd+K to go somewhere, +N and +Shift+N to start something, Alt+arrows between chats, F6 between panes. */
export function useShortcuts(targets: ShortcutTargets): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]') !== null) return;
      if (handle(event, targets)) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  });
}

function handle(event: KeyboardEvent, targets: ShortcutTargets): boolean {
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (key === 'k') targets.openDialog('switcher');
    else if (key === 'n' && event.shiftKey && targets.canCreateGroup) targets.openDialog('newGroup');
    else if (key === 'n' && !event.shiftKey) targets.openDialog('newMessage');
    else return false;
    return true;
  }
  if (event.altKey && (key === 'arrowup' || key === 'arrowdown')) return goToNeighbour(targets, key === 'arrowup' ? -1 : 1);
  if (key === 'f6') return focusNextPane(event.shiftKey ? -1 : 1);
  return false;
}

function goToNeighbour({ chats, chatId, openChat }: ShortcutTargets, step: 1 | -1): boolean {
  const index = chats.findIndex((chat) => chat.id === chatId);
  const next = chats[index === -1 ? 0 : index + step];
  if (next !== undefined) openChat(next.id);
  return true;
}

const paneStops = ['.chat-list [tabindex="0"]', '.composer textarea', '.details-pane button'];

function focusNextPane(step: 1 | -1): boolean {
  const stops = paneStops.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? []);
  const current = stops.findIndex((stop) => stop.closest('nav, .conversation-pane, aside') === document.activeElement?.closest('nav, .conversation-pane, aside'));
  stops.at((current + step + stops.length) % Math.max(1, stops.length))?.focus();
  return true;
}
