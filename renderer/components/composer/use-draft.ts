import { useEffect, useMemo, useRef, type Dispatch } from 'react';
import { useBackend } from '../../contract/backend-context.ts';
import { browserClock } from '../../models/browser-clock.ts';
import type { ComposerEvent, ComposerState } from '../../models/composer-state.ts';
import { readyFiles } from '../../models/file-tray.ts';
import type { FileTray } from '../files/use-file-tray.ts';
import { createDraftKeeper, type DraftKeeper } from '../../models/draft-keeper.ts';
import type { WritingPlace } from '../../models/writing-place.ts';

interface DraftOptions {
  readonly state: ComposerState;
  readonly dispatch: Dispatch<ComposerEvent>;
  readonly tray: Pick<FileTray, 'items' | 'restore'>;
}

/** Reads the draft of the chat or thread when it opens and keeps it while it is written; an edit in progress is no draft. */
export function useDraft(place: WritingPlace, { state, dispatch, tray }: DraftOptions): DraftKeeper {
  const backend = useBackend();
  const isRead = useRef(false);
  const { chatId } = place;
  const rootMessageId = place.thread?.rootMessageId ?? null;
  const draftPlace = useMemo(() => (rootMessageId === null ? { chatId } : { chatId, threadRootMessageId: rootMessageId }), [chatId, rootMessageId]);
  const { items, restore } = tray;
  const keeper = useMemo(
    () =>
      createDraftKeeper({
        // The next change stores it again; the text itself still stands in the composer.
        save: (draft) => void backend.call('saveDraft', { ...draftPlace, draft }).catch(() => undefined),
        clock: browserClock,
      }),
    [backend, draftPlace],
  );

  useEffect(() => {
    let isCurrent = true;
    async function read(): Promise<void> {
      const draft = await backend.call('readDraft', draftPlace).catch(() => null);
      if (!isCurrent) return;
      isRead.current = true;
      if (draft === null) return;
      dispatch({ type: 'draftRead', text: draft.body, replyToMessageId: draft.replyToMessageId });
      restore(draft.files);
    }
    void read();
    return () => {
      isCurrent = false;
    };
  }, [backend, draftPlace, dispatch, restore]);

  const { text, replyTo } = state;
  const isEditing = state.editing !== null;
  const last = useRef({ text: '', replyTo, items });
  useEffect(() => {
    if (isEditing || (last.current.text === text && last.current.replyTo === replyTo && last.current.items === items)) return;
    last.current = { text, replyTo, items };
    if (isRead.current || text !== '') keeper.change({ body: text, replyToMessageId: replyTo?.messageId ?? null, files: readyFiles(items) });
  }, [isEditing, items, keeper, replyTo, text]);

  useEffect(() => {
    window.addEventListener('pagehide', keeper.flush);
    return () => {
      window.removeEventListener('pagehide', keeper.flush);
      keeper.flush();
    };
  }, [keeper]);
  return keeper;
}
