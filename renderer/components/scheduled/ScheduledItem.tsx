import CalendarClock from 'lucide-react/icons/calendar-clock';
import Ellipsis from 'lucide-react/icons/ellipsis';
import MessageSquare from 'lucide-react/icons/message-square';
import Pencil from 'lucide-react/icons/pencil';
import SendHorizontal from 'lucide-react/icons/send-horizontal';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState, type MouseEvent } from 'react';
import { errorCatalogue } from '#shared/errors/error-catalogue';
import type { ScheduledMessage } from '#shared/contract/views/scheduled-message';
import { plainTextOf } from '#shared/domain/plain-text';
import { errorText } from '../../models/describe-error.ts';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { scheduledState, whenSent } from '../../models/scheduled-state.ts';
import { scheduledStrings } from '../../strings/scheduled.ts';
import { ContextMenu } from '../ui/ContextMenu.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import type { ScheduledAction } from './use-scheduled-actions.tsx';

interface ScheduledItemProps {
  readonly message: ScheduledMessage;
  readonly nowMs: number;
  readonly isTabStop: boolean;
  readonly onFocus: (messageId: string) => void;
  readonly onAction: (message: ScheduledMessage, action: ScheduledAction) => void;
  readonly onOpenChat: () => void;
}

const icons = { sendNow: SendHorizontal, edit: Pencil, reschedule: CalendarClock, takeBack: Trash2 } as const;
const longestLabel = 300;

/** A message of the list: pressed, its words are edited; its menu has the rest. */
export function ScheduledItem({ message, nowMs, isTabStop, onFocus, onAction, onOpenChat }: ScheduledItemProps) {
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number } | null>(null);
  const time = whenSent(message.sendAt, nowMs);
  const text = plainTextOf(message.body);
  const tabIndex = isTabStop ? 0 : -1;
  const item = (action: ScheduledAction) => ({ label: scheduledStrings[action], icon: icons[action], isDestructive: action === 'takeBack', onSelect: () => onAction(message, action) });

  function openMenu(event: MouseEvent<HTMLElement>): void {
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    setPlace(event.type === 'contextmenu' && event.clientX > 0 ? { left: event.clientX, top: event.clientY } : { left: box.left, top: box.bottom });
  }

  return (
    <li className="listed-line" onContextMenu={openMenu}>
      <button type="button" className="listed-message" data-pane-focus={isTabStop ? '' : undefined} tabIndex={tabIndex} aria-label={labelOf(message, { text, time, nowMs })} onFocus={() => onFocus(message.messageId)} onClick={() => onAction(message, 'edit')}>
        <span className="listed-text">
          <span className="listed-head">
            <bdi className="listed-sender">{scheduledStrings.to(message.chatTitle)}</bdi>
          </span>
          <bdi className="listed-preview">{text}</bdi>
          <span className="listed-facts">{factsOf(message, nowMs)}</span>
          <StateLine message={message} nowMs={nowMs} />
        </span>
      </button>
      <IconButton className="listed-remove scheduled-more" label={scheduledStrings.actions(message.chatTitle)} icon={Ellipsis} aria-haspopup="menu" aria-expanded={place !== null} tabIndex={tabIndex} onClick={openMenu} />
      {place !== null && (
        <ContextMenu
          label={scheduledStrings.actions(message.chatTitle)}
          place={place}
          onClose={() => setPlace(null)}
          items={[item('sendNow'), item('edit'), item('reschedule'), { label: scheduledStrings.openChat, icon: MessageSquare, onSelect: onOpenChat }, item('takeBack')]}
        />
      )}
    </li>
  );
}

/** When it is sent (when it should have been, where it failed), and where beside the chat. */
function factsOf(message: ScheduledMessage, nowMs: number): string {
  const isOver = message.failure !== null && message.sendAt <= nowMs;
  const time = isOver ? (message.sendAt === 0 ? '' : pageTimeFormat.full(message.sendAt)) : scheduledStrings.goesOut(whenSent(message.sendAt, nowMs));
  const thread = message.threadRootMessageId === null ? '' : message.isAlsoInChat ? scheduledStrings.alsoInChat : scheduledStrings.inThread;
  return [time, thread].filter((fact) => fact !== '').join(' · ');
}

function stateText(message: ScheduledMessage, nowMs: number): string {
  const state = scheduledState(message, nowMs);
  if (state === 'waiting') return '';
  if (message.failure === null || state !== 'failed') return state === 'due' ? scheduledStrings.states.due : scheduledStrings.states.notOnServer;
  const { code } = message.failure;
  return scheduledStrings.states.failed(errorText({ code, message: errorCatalogue[code].message }));
}

function labelOf(message: ScheduledMessage, { text, time, nowMs }: { readonly text: string; readonly time: string; readonly nowMs: number }): string {
  return [stateText(message, nowMs), scheduledStrings.line(message.chatTitle, time, text.slice(0, longestLabel))].filter((part) => part !== '').join(' ');
}

function StateLine({ message, nowMs }: { readonly message: ScheduledMessage; readonly nowMs: number }) {
  const text = stateText(message, nowMs);
  return text === '' ? null : <span className={message.failure === null ? 'scheduled-state' : 'scheduled-state field-error'}>{text}</span>;
}
