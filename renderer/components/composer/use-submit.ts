import { useCallback, useEffect, useState, type Dispatch } from 'react';
import { useBackend } from '../../contract/backend-context.ts';
import { canSubmit, type ComposerEvent, type ComposerState } from '../../models/composer-state.ts';
import { describeError } from '../../models/describe-error.ts';
import { outgoingOf, type FileTray } from '../files/use-file-tray.ts';
import type { DraftKeeper } from '../../models/draft-keeper.ts';
import { sendTo, type WritingPlace } from '../../models/writing-place.ts';

interface SubmitOptions {
  readonly place: WritingPlace;
  readonly state: ComposerState;
  readonly dispatch: Dispatch<ComposerEvent>;
  readonly draft: DraftKeeper;
  readonly tray: FileTray;
  readonly onSent: () => void;
}

/** Gives what sends the message (what is written, or the text it is given) or saves the edit. The composer is free at once; a refusal brings the text back. */
export function useSubmit({ place, state, dispatch, draft, tray, onSent }: SubmitOptions): (text?: string) => void {
  const backend = useBackend();
  const deliver = useCallback(async (text?: string) => {
    const body = text ?? state.text.trimEnd();
    const files = state.editing === null ? outgoingOf(tray) : [];
    dispatch({ type: 'submitted' });
    if (files.length > 0) tray.empty();
    try {
      if (state.editing === null) {
        await backend.call('sendMessage', { ...sendTo(place), body, replyToMessageId: state.replyTo?.messageId ?? null, files });
        draft.sent(state.text);
        onSent();
      } else if (body !== state.editing.original) {
        await backend.call('editMessage', { chatId: place.chatId, messageId: state.editing.messageId, body });
      }
    } catch (error) {
      dispatch({ type: 'refused', before: state, error: describeError(error) });
      tray.restore(files);
    }
  }, [backend, dispatch, draft, onSent, place, state, tray]);

  const [wanted, setWanted] = useState<ComposerState | null>(null);
  // Asked for while files were being got ready: it goes when they are, unless something was changed meanwhile.
  useEffect(() => {
    if (wanted === null) return;
    if (wanted !== state) setWanted(null);
    else if (canSubmit(state, tray)) {
      setWanted(null);
      void deliver();
    }
  }, [deliver, state, tray, wanted]);
  return useCallback((text?: string) => {
    if (canSubmit(state, tray)) void deliver(text);
    else if (canSubmit(state, { items: tray.items, isReady: true })) setWanted(state);
  }, [deliver, state, tray]);
}
