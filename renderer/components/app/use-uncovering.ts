import { useCallback } from 'react';
import type { CallPlace } from '../calls/use-call-place.ts';
import type { SidebarView } from '../chats/SidebarViews.tsx';
import type { SidePaneState } from './use-side-pane.ts';

interface UncoveringOptions {
  readonly setPlace: (place: CallPlace) => void;
  readonly select: (chatId: string | null) => void;
}

/** Ways to a view or chat that take the side pane away where it would cover what one goes to. */
export function useUncovering({ uncover, show }: Pick<SidePaneState, 'uncover' | 'show'>, { setPlace, select }: UncoveringOptions) {
  const goTo = useCallback(
    (place: CallPlace) => {
      uncover();
      setPlace(place);
    },
    [setPlace, uncover],
  );
  const selectListed = useCallback(
    (chatId: string | null) => {
      uncover();
      select(chatId);
    },
    [select, uncover],
  );
  const openView = useCallback((view: SidebarView) => (view === 'threads' ? goTo('threads') : show({ kind: view })), [goTo, show]);
  return { goTo, selectListed, openView };
}
