import { useState, type Dispatch, type KeyboardEvent, type RefObject } from 'react';
import type { ChatDetail } from '#shared/contract/views/chat-detail';
import { usePreferences } from '../../contract/use-preferences.ts';
import { rememberEmoji } from '../../emoji/emoji-storage.ts';
import { useEmoji } from '../../emoji/use-emoji.ts';
import { completedEmoji } from '../../models/completion.ts';
import { lastEditable, type ComposerEvent, type ComposerState } from '../../models/composer-state.ts';
import type { ConversationModel } from '../../models/conversation-model.ts';
import { continueLine, formatOfKey, formatText, type Format, type TextEdit } from '../../models/format-text.ts';
import { applyEdit, writtenIn } from './apply-edit.ts';
import { useCompletion, type Completion } from './use-completion.ts';

interface WritingOptions {
  readonly ref: RefObject<HTMLTextAreaElement | null>;
  readonly chat: ChatDetail;
  readonly model: ConversationModel;
  readonly state: ComposerState;
  readonly dispatch: Dispatch<ComposerEvent>;
  readonly submit: () => void;
  /** Something of a new message was typed. */
  readonly onTyped: () => void;
}

interface Writing {
  readonly completion: Completion;
  readonly type: (text: string) => void;
  readonly setCaret: (caret: number) => void;
  readonly press: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly format: (format: Format) => void;
  /** Puts text where the caret stands. */
  readonly insert: (text: string) => void;
}

/** What typing and keys do in the composer's field. */
export function useWriting({ ref, chat, model, state, dispatch, submit, onTyped }: WritingOptions): Writing {
  const [caret, setCaret] = useState(0);
  const emoji = useEmoji();
  const tone = usePreferences().preferences.emoji.skinTone;

  function edit(change: TextEdit): void {
    if (ref.current !== null) applyEdit(ref.current, change);
  }
  const completion = useCompletion({ chat, text: state.text, caret, onEdit: edit });

  function format(wanted: Format): void {
    if (ref.current !== null) edit(formatText(writtenIn(ref.current), wanted));
  }

  function insert(text: string): void {
    if (ref.current === null) return;
    const { start, end } = writtenIn(ref.current);
    edit({ from: start, to: end, insert: text, start: start + text.length, end: start + text.length });
  }

  /** A whole `:name:` becomes its emoji; undo gives the letters back. */
  function replaceEmoji(text: string): void {
    if (ref.current === null || emoji === null || text.length <= state.text.length) return;
    const { start } = writtenIn(ref.current);
    const found = completedEmoji(emoji, { text, caret: start, tone });
    if (found === null) return;
    rememberEmoji(found.emoji);
    const end = found.from + found.emoji.length;
    edit({ from: found.from, to: start, insert: found.emoji, start: end, end });
  }

  function type(text: string): void {
    dispatch({ type: 'typed', text });
    replaceEmoji(text);
    if (text.trim() !== '' && state.editing === null) onTyped();
  }

  function press(event: KeyboardEvent<HTMLTextAreaElement>): void {
    // Enter that ends the choice of an input method sends nothing.
    if (event.nativeEvent.isComposing) return;
    const wanted = formatOfKey(event);
    const nextLine = event.key === 'Enter' && event.shiftKey ? continueLine(writtenIn(event.currentTarget)) : null;
    const isBusyWith = state.editing !== null || state.replyTo !== null;
    if (completion.press(event)) event.stopPropagation();
    else if (wanted !== null) format(wanted);
    else if (nextLine !== null) edit(nextLine);
    else if (event.key === 'Enter' && !event.shiftKey) submit();
    else if (event.key === 'Escape' && isBusyWith) dispatch({ type: 'cancelled' });
    else if (event.key === 'ArrowUp' && state.text === '' && state.editing === null && !event.altKey) editLast(model, dispatch);
    else return;
    event.preventDefault();
  }

  return { completion, type, setCaret, press, format, insert };
}

function editLast(model: ConversationModel, dispatch: Dispatch<ComposerEvent>): void {
  const message = lastEditable(model.snapshot().window?.messages ?? []);
  if (message !== null) dispatch({ type: 'editStarted', messageId: message.id, body: message.body });
}
