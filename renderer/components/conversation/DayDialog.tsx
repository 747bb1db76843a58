import { useState } from 'react';
import { useAct } from '../../contract/use-call.ts';
import { useNotices } from '../../contract/notices-context.ts';
import { dateValue, jumpDates, startOfDate, startOfJump } from '../../models/jump-dates.ts';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { useMessageSurface } from '../app/message-surface.ts';
import { Dialog } from '../ui/Dialog.tsx';

interface DayDialogProps {
  readonly chatId: string;
  /** The day that one comes from. */
  readonly atMs: number;
  readonly onClose: () => void;
}

/** Goes to the first message of a day, or to the next one after it. */
export function DayDialog({ chatId, atMs, onClose }: DayDialogProps) {
  const act = useAct();
  const { show } = useNotices();
  const { goToMessage } = useMessageSurface();
  const [openedAtMs] = useState(() => Date.now());
  const [value, setValue] = useState(() => dateValue(atMs));
  const chosen = startOfDate(value);

  async function go(fromMs: number): Promise<void> {
    const found = await act('findDay', { chatId, fromMs });
    if (found === null) return;
    onClose();
    const { message, isHistoryMissing } = found;
    if (message === null) return show(isHistoryMissing ? conversationStrings.dayNotHereAtAll : conversationStrings.dayNothing);
    goToMessage({ chatId, messageId: message.messageId });
    if (isHistoryMissing) show(conversationStrings.dayNotHere(pageTimeFormat.day(message.createdAt, openedAtMs)));
  }

  return (
    <Dialog title={conversationStrings.goToDay} onClose={onClose} className="dialog-narrow">
      <div className="day-choices" role="group" aria-label={conversationStrings.goToDay}>
        {jumpDates.map((date, index) => (
          <button key={date} type="button" className="button" data-initial-focus={index === 0 ? '' : undefined} onClick={() => void go(startOfJump(date, openedAtMs))}>
            {conversationStrings.dayChoices[date]}
          </button>
        ))}
      </div>
      <form
        className="day-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen !== null) void go(chosen);
        }}
      >
        <label className="field">
          <span>{conversationStrings.dayField}</span>
          <input type="date" value={value} max={dateValue(openedAtMs)} required onChange={(event) => setValue(event.target.value)} />
        </label>
        <button type="submit" className="button button-primary" disabled={chosen === null}>
          {conversationStrings.dayGo}
        </button>
      </form>
    </Dialog>
  );
}
