import CalendarClock from 'lucide-react/icons/calendar-clock';
import { useQuery } from '../../contract/use-query.ts';
import { scheduledSummary } from '../../models/scheduled-state.ts';
import { useMessageSurface } from '../app/message-surface.ts';
import { useNow } from '../app/use-now.ts';

interface ScheduledBarProps {
  readonly chatId: string;
  /** Null: what is sent later in the chat itself. */
  readonly threadRootMessageId: string | null;
}

/** Says above the composer what is sent here later, and opens the list of it. */
export function ScheduledBar({ chatId, threadRootMessageId }: ScheduledBarProps) {
  const { openScheduled } = useMessageSurface();
  const nowMs = useNow();
  const here = useQuery('scheduledMessages', { chatId }).value?.filter((message) => message.threadRootMessageId === threadRootMessageId);
  const summary = scheduledSummary(here ?? [], nowMs);
  if (summary === null) return null;
  return (
    <button type="button" className={`scheduled-bar ${summary.isFailed ? 'scheduled-bar-failed' : ''}`} onClick={openScheduled}>
      <CalendarClock aria-hidden="true" size={16} />
      <span>{summary.text}</span>
    </button>
  );
}
