import { useCallback, useEffect, useRef, useState } from 'react';
import type { Draft } from '#shared/contract/calls';
import { limits } from '#shared/domain/limits';
import type { ComposerTask } from '../components/Composer.tsx';
import { useCall } from './use-call.ts';

interface DraftText {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** The text was sent: nothing is kept. */
  readonly forget: () => void;
}

const saveAfterMs = 300;

/** The composer's text, kept in the store while it is written; an edit begins with the message's text and is not kept. */
export function useDraft(chatId: string, task: ComposerTask, onTask: (task: ComposerTask) => void): DraftText {
  const call = useCall();
  const [text, setText] = useState('');
  const isLoadedRef = useRef(false);
  const latestRef = useRef<{ text: string; task: ComposerTask }>({ text: '', task });
  latestRef.current = { text, task };

  const save = useCallback(() => {
    const { text: body, task: now } = latestRef.current;
    if (!isLoadedRef.current || now.kind === 'edit') return;
    call('saveDraft', { chatId, draft: toDraft(body, now) }).catch(() => undefined);
  }, [call, chatId]);

  useEffect(() => {
    let isCurrent = true;
    call('readDraft', { chatId })
      .then((draft) => {
        if (isCurrent && draft !== null && latestRef.current.text === '') setText(draft.body);
        isLoadedRef.current = true;
        return undefined;
      })
      .catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [call, chatId]);

  useEffect(() => {
    const timer = setTimeout(save, saveAfterMs);
    return () => clearTimeout(timer);
  }, [save, text, task]);
  // Leaving the chat, or the window, is no reason to lose the last words.
  useEffect(() => {
    window.addEventListener('blur', save);
    return () => {
      window.removeEventListener('blur', save);
      save();
    };
  }, [save]);
  useEffect(() => {
    if (task.kind === 'edit') setText(task.message.body);
  }, [task]);

  const forget = useCallback(() => {
    setText('');
    latestRef.current = { text: '', task: { kind: 'write' } };
    onTask({ kind: 'write' });
  }, [onTask]);
  return { text, setText, forget };
}

function toDraft(text: string, task: ComposerTask): Draft | null {
  const replyToMessageId = task.kind === 'reply' ? task.message.id : null;
  if (text.trim() === '' && replyToMessageId === null) return null;
  return { body: text.slice(0, limits.messageBodyLength), replyToMessageId };
}
