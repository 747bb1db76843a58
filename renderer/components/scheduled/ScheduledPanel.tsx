import CalendarClock from 'lucide-react/icons/calendar-clock';
import X from 'lucide-react/icons/x';
import { useEffect, useRef, type RefObject } from 'react';
import { useQuery } from '../../contract/use-query.ts';
import { errorText } from '../../models/describe-error.ts';
import { scheduledStrings } from '../../strings/scheduled.ts';
import { useNow } from '../app/use-now.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { SkeletonRows } from '../ui/Skeleton.tsx';
import { useEscape } from '../ui/use-escape.ts';
import { useRovingStop } from '../ui/use-roving-stop.ts';
import { ScheduledItem } from './ScheduledItem.tsx';
import { useScheduledActions } from './use-scheduled-actions.tsx';

interface ScheduledPanelProps {
  readonly onOpenChat: (chatId: string) => void;
  readonly onClose: () => void;
}

/** The right pane with all messages that are sent later, the next one first. */
export function ScheduledPanel({ onOpenChat, onClose }: ScheduledPanelProps) {
  const { value, error } = useQuery('scheduledMessages', { chatId: null });
  const ref = useRef<HTMLUListElement>(null);
  const closeRef = useRef<HTMLButtonElement>(null);
  const nowMs = useNow();
  const { perform, dialog } = useScheduledActions();
  useEscape(onClose);
  const messages = value ?? [];
  const { stopId, setFocusedId, onKeyDown } = useRovingStop(ref, messages.map(({ messageId }) => messageId), '.listed-message');
  useFocusInList(ref, closeRef, value?.length);

  return (
    <aside className="list-panel" aria-label={scheduledStrings.title} data-pane="details">
      <header className="list-header">
        <h2>{scheduledStrings.title}</h2>
        <IconButton ref={closeRef} label={scheduledStrings.close} shortcut="Escape" icon={X} data-pane-focus={messages.length === 0 ? '' : undefined} onClick={onClose} />
      </header>
      <div className="list-area">
        {error !== null && <p className="form-error" role="alert">{errorText(error)}</p>}
        {value === undefined && error === null && <SkeletonRows count={5} />}
        {value?.length === 0 && <EmptyState icon={CalendarClock} title={scheduledStrings.empty} text={scheduledStrings.emptyHelp} />}
        <ul ref={ref} className="listed-messages" aria-label={scheduledStrings.title} hidden={messages.length === 0} onKeyDown={onKeyDown}>
          {messages.map((message) => (
            <ScheduledItem key={message.messageId} message={message} nowMs={nowMs} isTabStop={message.messageId === stopId} onFocus={setFocusedId} onAction={perform} onOpenChat={() => onOpenChat(message.chatId)} />
          ))}
        </ul>
      </div>
      {dialog}
    </aside>
  );
}

/** The first message takes the focus when the list has come, and again when the one that had it was sent or deleted; with none, what closes the pane. */
function useFocusInList(list: RefObject<HTMLElement | null>, close: RefObject<HTMLElement | null>, count: number | undefined): void {
  const wasLoaded = useRef(false);
  useEffect(() => {
    if (count === undefined) return;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (wasLoaded.current && !isLost) return;
    wasLoaded.current = true;
    (list.current?.querySelector<HTMLElement>('.listed-message[tabindex="0"]') ?? close.current)?.focus();
  }, [close, count, list]);
}
