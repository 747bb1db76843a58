import { useCallback, useState, type Dispatch, type ReactNode, type RefObject } from 'react';
import { useBackend } from '../../contract/backend-context.ts';
import { useNotices } from '../../contract/notices-context.ts';
import type { ComposerEvent, ComposerState } from '../../models/composer-state.ts';
import { describeError } from '../../models/describe-error.ts';
import type { DraftKeeper } from '../../models/draft-keeper.ts';
import { nextMorning } from '../../models/next-morning.ts';
import { whenSent } from '../../models/scheduled-state.ts';
import { laterBody } from '../../models/send-later.ts';
import { sendTo, type WritingPlace } from '../../models/writing-place.ts';
import { scheduledStrings } from '../../strings/scheduled.ts';
import { LaterDialog } from '../scheduled/LaterDialog.tsx';

interface SendLaterOptions {
  readonly ref: RefObject<HTMLTextAreaElement | null>;
  readonly place: WritingPlace;
  readonly state: ComposerState;
  readonly dispatch: Dispatch<ComposerEvent>;
  readonly draft: DraftKeeper;
  readonly onScheduled: () => void;
}

interface SendLater {
  readonly send: (sendAt: number) => void;
  /** Opens the dialog for another time than those that are offered. */
  readonly askForTime: () => void;
  /** Stands outside of the composer's form: it is one itself. */
  readonly dialog: ReactNode;
}

/** Has the server send the written words at a time. The composer is free at once; a refusal brings the text back. */
export function useSendLater({ ref, place, state, dispatch, draft, onScheduled }: SendLaterOptions): SendLater {
  const backend = useBackend();
  const { show } = useNotices();
  const [firstMs, setFirstMs] = useState<number | null>(null);
  const send = useCallback(
    (sendAt: number) => {
      const schedule = async (body: string) => {
        dispatch({ type: 'submitted' });
        try {
          await backend.call('scheduleMessage', { ...sendTo(place), body, sendAt, replyToMessageId: state.replyTo?.messageId ?? null });
          draft.sent(state.text);
          onScheduled();
          show(scheduledStrings.done(whenSent(sendAt, Date.now())));
        } catch (error) {
          dispatch({ type: 'refused', before: state, error: describeError(error) });
        }
        // Only now: the menu or the dialog where the time was chosen has closed, and its button is gone with the words.
        ref.current?.focus();
      };
      const body = laterBody(state);
      if (body !== null) void schedule(body);
    },
    [backend, dispatch, draft, onScheduled, place, ref, show, state],
  );
  return { send, askForTime: () => setFirstMs(nextMorning(Date.now())), dialog: firstMs !== null && <LaterDialog firstMs={firstMs} onChoose={send} onClose={() => setFirstMs(null)} /> };
}
