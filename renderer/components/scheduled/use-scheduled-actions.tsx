import { useState, type ReactNode } from 'react';
import type { ScheduledMessage } from '#shared/contract/views/scheduled-message';
import { newId } from '#shared/domain/ids';
import { useAct } from '../../contract/use-call.ts';
import { useNotices } from '../../contract/notices-context.ts';
import { nextMorning } from '../../models/next-morning.ts';
import { scheduledStrings } from '../../strings/scheduled.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { EditScheduledDialog } from './EditScheduledDialog.tsx';
import { LaterDialog } from './LaterDialog.tsx';

export type ScheduledAction = 'sendNow' | 'edit' | 'reschedule' | 'takeBack';

interface ScheduledActions {
  readonly perform: (message: ScheduledMessage, action: ScheduledAction) => void;
  readonly dialog: ReactNode;
}

/** A time that is past means now, by whatever clock. */
const atOnce = 0;

/** Carries out what can be done with a message for later, and gives the dialog that asks for more. */
export function useScheduledActions(): ScheduledActions {
  const act = useAct();
  const { show } = useNotices();
  const [open, setOpen] = useState<{ readonly message: ScheduledMessage; readonly action: ScheduledAction } | null>(null);
  const close = () => setOpen(null);

  async function change(message: ScheduledMessage, changed: { readonly body?: string; readonly sendAt?: number }, said: string): Promise<void> {
    const { messageId, chatId, chatTitle: _title, isOnServer: _isOnServer, failure, threadRootMessageId, ...rest } = message;
    // Under its id it has been sent: what was changed too late goes as another message.
    const isAnother = failure?.code === 'already_sent';
    const thread = threadRootMessageId === null ? {} : { threadRootMessageId };
    const done = await act('scheduleMessage', { ...rest, ...thread, ...changed, chatId, messageId: isAnother ? newId() : messageId });
    if (done === null) return;
    if (isAnother) await act('unscheduleMessage', { chatId, messageId });
    show(said);
  }

  async function takeBack({ chatId, messageId }: ScheduledMessage): Promise<void> {
    if ((await act('unscheduleMessage', { chatId, messageId })) !== null) show(scheduledStrings.takenBack);
  }

  return {
    perform: (message, action) => (action === 'sendNow' ? void change(message, { sendAt: atOnce }, scheduledStrings.sentNow) : setOpen({ message, action })),
    dialog: open !== null && (
      <>
        {open.action === 'edit' && <EditScheduledDialog first={open.message.body} onSave={(body) => void change(open.message, { body }, scheduledStrings.changed)} onClose={close} />}
        {open.action === 'reschedule' && <RescheduleDialog message={open.message} onChoose={(sendAt) => void change(open.message, { sendAt }, scheduledStrings.changed)} onClose={close} />}
        {open.action === 'takeBack' && (
          <ConfirmDialog
            onClose={close}
            confirmation={{ title: scheduledStrings.takeBackTitle, text: scheduledStrings.takeBackText, confirmLabel: scheduledStrings.takeBack, isDestructive: true, onConfirm: () => void takeBack(open.message) }}
          />
        )}
      </>
    ),
  };
}

function RescheduleDialog({ message, onChoose, onClose }: { readonly message: ScheduledMessage; readonly onChoose: (sendAt: number) => void; readonly onClose: () => void }) {
  const [firstMs] = useState(() => (message.sendAt > Date.now() ? message.sendAt : nextMorning(Date.now())));
  return <LaterDialog firstMs={firstMs} onChoose={onChoose} onClose={onClose} />;
}
