import { useCallback, useEffect } from 'react';
import { focusNextPane, focusPane } from '../app/panes.ts';
import { useShownShortcuts } from '../app/shown-shortcuts.ts';
import { workspaceActionOf } from '../app/use-shortcuts.ts';
import { useEscape } from '../ui/use-escape.ts';
import { useOrganizations } from './organizations-context.ts';

/** Keys over the inbox: Escape and its own go back to the organization that was shown; what the workspace does is done there. */
export function useInboxKeys(): void {
  const hub = useOrganizations();
  const shortcuts = useShownShortcuts();
  const goBack = useCallback(() => hub.show(hub.state().shown?.id ?? ''), [hub]);
  useEscape(goBack);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { shown } = hub.state();
      if (event.defaultPrevented || shown === null || document.querySelector('dialog[open]') !== null) return;
      const action = workspaceActionOf(event, shortcuts);
      if (action === null) return;
      event.preventDefault();
      if (action === 'inbox') goBack();
      else if (action === 'goToConversation') focusPane(1);
      else if (action === 'nextPane' || action === 'previousPane') focusNextPane(action === 'nextPane' ? 1 : -1);
      else hub.visit(shown.id, { action });
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [goBack, hub, shortcuts]);
}
