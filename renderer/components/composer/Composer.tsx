import SendHorizontal from 'lucide-react/icons/send-horizontal';
import Type from 'lucide-react/icons/type';
import { useEffect, useId, useMemo, useState, type Dispatch, type RefObject } from 'react';
import type { CallMedia } from '#shared/database/enums';
import type { ChatDetail } from '#shared/contract/views/chat-detail';
import { canSubmit, charactersLeft, replyTargetOf, type ComposerEvent, type ComposerState, type ReplyTarget } from '../../models/composer-state.ts';
import type { ConversationModel } from '../../models/conversation-model.ts';
import { laterBody } from '../../models/send-later.ts';
import type { WritingPlace } from '../../models/writing-place.ts';
import { callsStrings } from '../../strings/calls.ts';
import { composerStrings } from '../../strings/composer.ts';
import { threadStrings } from '../../strings/threads.ts';
import { AttachButton } from '../files/AttachButton.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { RecordButtons } from '../files/RecordButtons.tsx';
import { RecordingBar } from '../files/RecordingBar.tsx';
import { TrayList } from '../files/TrayList.tsx';
import { useRecorded } from '../files/use-recorded.ts';
import { useRecorder } from '../files/use-recorder.ts';
import type { FileTray } from '../files/use-file-tray.ts';
import { ScheduledBar } from '../scheduled/ScheduledBar.tsx';
import { SendLaterButton } from '../scheduled/SendLaterButton.tsx';
import { CommandHelp } from './CommandHelp.tsx';
import { CompletionList } from './CompletionList.tsx';
import { EmojiButton } from './EmojiButton.tsx';
import { ComposerBanner } from './ComposerBanner.tsx';
import { ComposerField } from './ComposerField.tsx';
import { FormatToolbar } from './FormatToolbar.tsx';
import { useCommands } from './use-commands.ts';
import { useDraft } from './use-draft.ts';
import { usePaste } from './use-paste.ts';
import { useSendLater } from './use-send-later.tsx';
import { useSubmit } from './use-submit.ts';
import { useTypingNotice } from './use-typing-notice.ts';
import { useWriting } from './use-writing.ts';

/** The thread that is answered in. */
interface ComposerThread {
  readonly rootMessageId: string;
  readonly isAlsoInChat: boolean;
  readonly setAlsoInChat: (isAlsoInChat: boolean) => void;
}

export interface ComposerProps {
  readonly ref: RefObject<HTMLTextAreaElement | null>;
  readonly chat: ChatDetail;
  /** Null: one writes in the chat. */
  readonly thread: ComposerThread | null;
  readonly model: ConversationModel;
  readonly state: ComposerState;
  readonly dispatch: Dispatch<ComposerEvent>;
  readonly tray: FileTray;
  /** A new message was handed over. */
  readonly onSent: () => void;
}

/** Where messages are written. What was typed is kept, whatever happens. */
export function Composer(props: ComposerProps) {
  const { chat } = props;
  if (!chat.canWrite) {
    return (
      <div className="composer-area">
        <p className="composer-closed">{composerStrings.readOnly}</p>
      </div>
    );
  }
  return <OpenComposer {...props} />;
}

function OpenComposer({ ref, chat, thread, model, state, dispatch, tray, onSent }: ComposerProps) {
  const ids = useId();
  const place = useWritingPlace(chat.id, thread);
  const draft = useDraft(place, { state, dispatch, tray });
  const send = useSubmit({ place, state, dispatch, draft, tray, onSent });
  const later = useSendLater({ ref, place, state, dispatch, draft, onScheduled: () => thread?.setAlsoInChat(false) });
  const [isFormatting, setFormatting] = useState(false);
  const { media, submit, isHelping, endHelp } = useCommands({ chat, state, dispatch, draft, send });
  const recorder = useRecorder(useRecorded(place, tray));
  const noticeTyping = useTypingNotice(place);
  const left = charactersLeft(state.text);
  const label = state.editing === null ? composerStrings.send : composerStrings.save;

  const writing = useWriting({ ref, chat, model, state, dispatch, submit, onTyped: noticeTyping });

  useComposerFocus(ref, state.editing?.messageId);

  function addFiles(files: readonly File[]): number {
    const count = tray.add(files);
    ref.current?.focus();
    return count;
  }
  const paste = usePaste(state.editing === null ? addFiles : null);

  return (
    <div className="composer-area">
      <ScheduledBar chatId={chat.id} threadRootMessageId={place.thread?.rootMessageId ?? null} />
      {state.error !== null && (
        <p className="composer-error" role="alert">
          {state.error}
        </p>
      )}
      <form
        className="composer"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
          ref.current?.focus();
        }}
      >
        <ComposerBanner
          state={state}
          findQuote={(messageId) => quoteOf(model, messageId)}
          onCancel={() => {
            dispatch({ type: 'cancelled' });
            ref.current?.focus();
          }}
        />
        <CompletionList id={`${ids}-completion`} completion={writing.completion} />
        {isFormatting && <FormatToolbar onFormat={writing.format} />}
        <RecordingBar recorder={recorder} />
        {state.editing === null && <TrayList tray={tray} onRemoved={() => ref.current?.focus()} />}
        <div className="composer-row" hidden={recorder.current !== null}>
          {state.editing === null && <AttachButton onChoose={(files) => addFiles(files)} />}
          <ComposerField ref={ref} ids={ids} label={thread === null ? composerStrings.label : threadStrings.composer} placeholder={thread === null ? composerStrings.placeholder(chat.title) : threadStrings.placeholder} text={state.text} left={left} completion={writing.completion} onType={writing.type} onCaret={writing.setCaret} onPress={writing.press} onPaste={paste} onLeave={draft.flush} />
          <IconButton icon={Type} label={isFormatting ? composerStrings.hideFormatting : composerStrings.showFormatting} aria-expanded={isFormatting} onClick={() => setFormatting(!isFormatting)} />
          <EmojiButton onChoose={writing.insert} />
          {state.editing === null && <RecordButtons recorder={recorder} />}
          {state.editing === null && canSubmit(state, { items: tray.items, isReady: true }) && <SendLaterButton isReady={laterBody(state) !== null} hasFiles={tray.items.length > 0} onChoose={later.send} onOther={later.askForTime} />}
          <button type="submit" className="send-button" aria-label={label} title={label} disabled={!canSubmit(state, tray)}>
            <SendHorizontal aria-hidden="true" size={18} />
          </button>
        </div>
      </form>
      {thread !== null && state.editing === null && (
        <label className="composer-also">
          <input type="checkbox" checked={thread.isAlsoInChat} onChange={(event) => thread.setAlsoInChat(event.target.checked)} />
          {threadStrings.alsoInChat(chat.title)}
        </label>
      )}
      <Counter id={`${ids}-counter`} left={left} command={media} />
      {later.dialog}
      {isHelping && <CommandHelp onClose={endHelp} />}
    </div>
  );
}

/** Where what is written goes; the same object while it stays the same place. */
function useWritingPlace(chatId: string, thread: ComposerThread | null): WritingPlace {
  const [rootMessageId, isAlsoInChat] = [thread?.rootMessageId ?? null, thread?.isAlsoInChat ?? false];
  return useMemo(() => ({ chatId, thread: rootMessageId === null ? null : { rootMessageId, isAlsoInChat } }), [chatId, isAlsoInChat, rootMessageId]);
}

/** What a message says that a draft answers to, when it is loaded. */
function quoteOf(model: ConversationModel, messageId: string): ReplyTarget['quote'] {
  const message = model.snapshot().window?.messages.find(({ id }) => id === messageId);
  return message === undefined ? null : replyTargetOf(message).quote;
}

/** The composer has the focus when a chat opens, unless it was opened from a search or a list that goes on; an edit begins behind the last letter. */
function useComposerFocus(ref: ComposerProps['ref'], editingId: string | undefined): void {
  useEffect(() => {
    const isGoingOn = document.activeElement?.closest('[data-pane="details"]') instanceof Element;
    if (!isGoingOn) ref.current?.focus();
  }, [ref]);
  useEffect(() => {
    const field = ref.current;
    if (editingId !== undefined) field?.setSelectionRange(field.value.length, field.value.length);
  }, [editingId, ref]);
}

/** How much room is left, once there is little; or that Enter begins a call. */
function Counter({ id, left, command }: { readonly id: string; readonly left: number | null; readonly command: CallMedia | null }) {
  const isOver = left !== null && left < 0;
  const text = isOver ? composerStrings.tooLong(-left) : composerStrings.left(left ?? 0);
  return (
    <p id={id} className={`composer-counter ${isOver ? 'composer-counter-over' : ''}`} role="status">
      {command === null ? (left === null ? '' : text) : command === 'video' ? callsStrings.startsVideo : callsStrings.startsVoice}
    </p>
  );
}
