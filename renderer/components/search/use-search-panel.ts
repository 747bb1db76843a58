import { useCallback, useState } from 'react';

/** As in `search.css`: the panel covers the conversation. */
const coveringWidth = '(max-width: 1020px)';

interface SearchScope {
  readonly kind: 'search' | 'files';
  readonly chatId: string | null;
}

/** A message to go to, with its chat. */
interface Destination {
  readonly chatId: string;
  readonly messageId: string;
  readonly seq: number | null;
}

interface SearchPanelState {
  /** Null while the panel is closed. */
  readonly scope: SearchScope | null;
  /** A new object for each going, also to the same message again. */
  readonly destination: Destination | null;
  readonly open: (isInChat: boolean) => void;
  readonly close: () => void;
  readonly openFiles: (isInChat: boolean) => void;
  readonly goTo: (hit: Destination) => void;
}

interface SearchPanelOptions {
  readonly selectedId: string | null;
  readonly select: (chatId: string) => void;
}

/** Whether messages are being searched or files looked through, and which of them to show in the conversation. */
export function useSearchPanel({ selectedId, select }: SearchPanelOptions): SearchPanelState {
  const [scope, setScope] = useState<SearchScope | null>(null);
  const [destination, setDestination] = useState<Destination | null>(null);
  const open = useCallback((isInChat: boolean) => setScope({ kind: 'search', chatId: isInChat ? selectedId : null }), [selectedId]);
  const openFiles = useCallback((isInChat: boolean) => setScope({ kind: 'files', chatId: isInChat ? selectedId : null }), [selectedId]);
  const close = useCallback(() => {
    setScope(null);
    document.querySelector<HTMLElement>('[data-pane="conversation"] [data-pane-focus]')?.focus();
  }, []);
  const goTo = useCallback(
    ({ chatId, messageId, seq }: Destination) => {
      select(chatId);
      setDestination({ chatId, messageId, seq });
      // It would stand before what one has gone to.
      if (window.matchMedia(coveringWidth).matches) close();
    },
    [close, select],
  );
  return { scope, destination, open, openFiles, close, goTo };
}
