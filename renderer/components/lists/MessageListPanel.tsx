import AtSign from 'lucide-react/icons/at-sign';
import Bookmark from 'lucide-react/icons/bookmark';
import Pin from 'lucide-react/icons/pin';
import X from 'lucide-react/icons/x';
import { useEffect, useRef, useState } from 'react';
import type { MessageListKind } from '#shared/contract/views/message-list';
import { useQuery } from '../../contract/use-query.ts';
import { errorText } from '../../models/describe-error.ts';
import { messageListStrings } from '../../strings/message-lists.ts';
import { useNow } from '../app/use-now.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { SkeletonRows } from '../ui/Skeleton.tsx';
import { useEscape } from '../ui/use-escape.ts';
import { useRovingStop } from '../ui/use-roving-stop.ts';
import { ListedMessageItem } from './ListedMessageItem.tsx';

const icons = { saved: Bookmark, pinned: Pin, mentions: AtSign } as const;
const shownAtFirst = 50;
const mostShown = 500;

/** The right pane with saved or pinned messages, or those that mention the person; it stays open while they are visited. */
export function MessageListPanel({ list, onClose }: { readonly list: MessageListKind; readonly onClose: () => void }) {
  const { kind } = list;
  const [limit, setLimit] = useState(shownAtFirst);
  const { value, error } = useQuery('messageList', { list, limit });
  const ref = useRef<HTMLUListElement>(null);
  const closeRef = useRef<HTMLButtonElement>(null);
  const nowMs = useNow();
  useEscape(onClose);
  useInitialFocus(ref, closeRef, value !== undefined);
  const messages = value?.messages ?? [];
  const { stopId, setFocusedId, onKeyDown } = useRovingStop(ref, messages.map(({ messageId }) => messageId), '.listed-message');

  return (
    <aside className="list-panel" aria-label={messageListStrings.titles[kind]} data-pane="details">
      <header className="list-header">
        <h2>{messageListStrings.titles[kind]}</h2>
        <IconButton ref={closeRef} label={messageListStrings.close[kind]} shortcut="Escape" icon={X} data-pane-focus={messages.length === 0 ? '' : undefined} onClick={onClose} />
      </header>
      <div className="list-area">
        {error !== null && <p className="form-error" role="alert">{errorText(error)}</p>}
        {value === undefined && error === null && <SkeletonRows count={5} />}
        {value?.messages.length === 0 && <EmptyState icon={icons[kind]} title={messageListStrings.empty[kind]} text={messageListStrings.emptyHelp[kind]} />}
        <ul ref={ref} className="listed-messages" aria-label={messageListStrings.titles[kind]} hidden={messages.length === 0} onKeyDown={onKeyDown}>
          {messages.map((message) => <ListedMessageItem key={message.messageId} message={message} list={list} nowMs={nowMs} isTabStop={message.messageId === stopId} onFocus={setFocusedId} />)}
        </ul>
        {value !== undefined && value.missingCount > 0 && <p className="muted list-missing">{messageListStrings.missing(value.missingCount)}</p>}
        {value?.hasMore === true && limit < mostShown && (
          <button type="button" className="link-button list-more" onClick={() => setLimit(Math.min(mostShown, limit + shownAtFirst))}>
            {messageListStrings.more}
          </button>
        )}
      </div>
    </aside>
  );
}

/** The first message takes the focus when the list has come; with none, what closes the pane. */
function useInitialFocus(list: React.RefObject<HTMLElement | null>, close: React.RefObject<HTMLElement | null>, isLoaded: boolean): void {
  useEffect(() => {
    if (!isLoaded) return;
    const first = list.current?.querySelector<HTMLElement>('.listed-message');
    (first ?? close.current)?.focus();
  }, [close, isLoaded, list]);
}
