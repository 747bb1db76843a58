import { useCallback, useMemo, useState } from 'react';
import { useAct } from '../../contract/use-call.ts';
import { useNotices } from '../../contract/notices-context.ts';
import type { SearchStart } from '../../models/search-model.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import type { CallPlace } from '../calls/use-call-place.ts';
import type { MessageTarget } from '../conversation/conversation-actions.ts';
import { focusComposer, focusMessage } from './focus-message.ts';
import type { MessageSurface, ThreadTarget } from './message-surface.ts';

/** As in the styles: the pane covers the conversation. */
const coveringWidth = '(max-width: 1020px)';

/** What stands beside the conversation; one thing at a time. A chat of null: all chats. */
export type SidePane =
  /** With what was looked for in another organization that one comes from. */
  | { readonly kind: 'search'; readonly chatId: string | null; readonly start?: SearchStart }
  | { readonly kind: 'files'; readonly chatId: string | null }
  | { readonly kind: 'details' | 'pinned'; readonly chatId: string }
  | ({ readonly kind: 'thread' } & ThreadTarget)
  | { readonly kind: 'saved' | 'mentions' | 'scheduled' };

/** A message to go to, with its chat. */
interface Destination extends MessageTarget {
  readonly chatId: string;
}

export interface SidePaneState {
  readonly pane: SidePane | null;
  /** A new object for each going, also to the same message again. */
  readonly destination: Destination | null;
  readonly show: (pane: SidePane) => void;
  readonly close: () => void;
  /** Takes the pane away where it would cover what one goes to. */
  readonly uncover: () => void;
  readonly surface: MessageSurface;
}

interface SidePaneOptions {
  readonly organizationId: string;
  readonly select: (chatId: string) => void;
}

/** The thread that is before one's eyes: it stands beside its chat and beside the list of threads. */
export function shownThreadOf(pane: SidePane | null, { place, selectedId }: { readonly place: CallPlace; readonly selectedId: string | null }): ThreadTarget | null {
  if (pane?.kind !== 'thread') return null;
  return place === 'threads' || (place === 'chat' && pane.chatId === selectedId) ? pane : null;
}

/** Decides what stands beside the conversation, and goes to messages. */
export function useSidePane({ organizationId, select }: SidePaneOptions): SidePaneState {
  const act = useAct();
  const { show: notify } = useNotices();
  const [pane, setPane] = useState<SidePane | null>(null);
  const [destination, setDestination] = useState<Destination | null>(null);

  const close = useCallback(() => {
    setPane(null);
    // Back to where the thread was opened from, for whoever goes by keyboard.
    if (pane?.kind !== 'thread' || !focusMessage(pane.rootMessageId)) focusComposer();
  }, [pane]);

  const uncover = useCallback(() => {
    if (window.matchMedia(coveringWidth).matches) setPane(null);
  }, []);
  const openThread = useCallback((thread: ThreadTarget) => setPane({ kind: 'thread', ...thread }), []);
  const openPinned = useCallback((chatId: string) => setPane({ kind: 'pinned', chatId }), []);
  const openScheduled = useCallback(() => setPane({ kind: 'scheduled' }), []);
  const goToMessage = useCallback(
    ({ chatId, messageId }: { readonly chatId: string; readonly messageId: string }) => {
      const go = async () => {
        const found = await act('findMessage', { chatId, messageId });
        if (found === null) return;
        if (found.status !== 'here') return notify(conversationStrings.notFound[found.status]);
        select(chatId);
        if (found.onlyInThreadOf !== null) return setPane({ kind: 'thread', chatId, rootMessageId: found.onlyInThreadOf, answer: { messageId, seq: found.seq } });
        setDestination({ chatId, messageId, seq: found.seq });
        // It would stand before what one has gone to.
        if (!window.matchMedia(coveringWidth).matches) return;
        setPane(null);
        focusComposer();
      };
      void go();
    },
    [act, notify, select],
  );
  const surface = useMemo(() => ({ organizationId, goToMessage, openThread, openPinned, openScheduled }), [goToMessage, openPinned, openScheduled, openThread, organizationId]);
  return { pane, destination, show: setPane, close, uncover, surface };
}
