import SendHorizontal from 'lucide-react/icons/send-horizontal';
import Type from 'lucide-react/icons/type';
import { useEffect, useState, type Dispatch, type RefObject } from 'react';
import type { CallMedia } from '#shared/database/enums';
import type { ChatDetail } from '#shared/contract/views/chat-detail';
import { canSubmit, charactersLeft, replyTargetOf, type ComposerEvent, type ComposerState, type ReplyTarget } from '../../models/composer-state.ts';
import type { ConversationModel } from '../../models/conversation-model.ts';
import { callsStrings } from '../../strings/calls.ts';
import { composerStrings } from '../../strings/composer.ts';
import { AttachButton } from '../files/AttachButton.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { RecordButtons } from '../files/RecordButtons.tsx';
import { RecordingBar } from '../files/RecordingBar.tsx';
import { TrayList } from '../files/TrayList.tsx';
import { useRecorded } from '../files/use-recorded.ts';
import { useRecorder } from '../files/use-recorder.ts';
import type { FileTray } from '../files/use-file-tray.ts';
import { CommandHelp } from './CommandHelp.tsx';
import { CompletionList } from './CompletionList.tsx';
import { EmojiButton } from './EmojiButton.tsx';
import { ComposerBanner } from './ComposerBanner.tsx';
import { ComposerField } from './ComposerField.tsx';
import { FormatToolbar } from './FormatToolbar.tsx';
import { useCommands } from './use-commands.ts';
import { useDraft } from './use-draft.ts';
import { useSubmit } from './use-submit.ts';
import { useTypingNotice } from './use-typing-notice.ts';
import { useWriting } from './use-writing.ts';

export interface ComposerProps {
  readonly ref: RefObject<HTMLTextAreaElement | null>;
  readonly chat: ChatDetail;
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

function OpenComposer({ ref, chat, model, state, dispatch, tray, onSent }: ComposerProps) {
  const draft = useDraft(chat.id, state, dispatch, tray);
  const send = useSubmit({ chatId: chat.id, state, dispatch, draft, tray, onSent });
  const [isFormatting, setFormatting] = useState(false);
  const { media, submit, isHelping, endHelp } = useCommands({ chat, state, dispatch, draft, send });
  const recorder = useRecorder(useRecorded(chat.id, tray));
  const noticeTyping = useTypingNotice(chat.id);
  const left = charactersLeft(state.text);
  const label = state.editing === null ? composerStrings.send : composerStrings.save;

  const writing = useWriting({ ref, chat, model, state, dispatch, submit, onTyped: noticeTyping });

  useComposerFocus(ref, state.editing?.messageId);

  function addFiles(files: readonly File[]): void {
    tray.add(files);
    ref.current?.focus();
  }

  return (
    <div className="composer-area">
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
        <CompletionList completion={writing.completion} />
        {isFormatting && <FormatToolbar onFormat={writing.format} />}
        <RecordingBar recorder={recorder} />
        {state.editing === null && <TrayList tray={tray} onRemoved={() => ref.current?.focus()} />}
        <div className="composer-row" hidden={recorder.current !== null}>
          {state.editing === null && <AttachButton onChoose={(files) => addFiles(files)} />}
          <ComposerField ref={ref} chatTitle={chat.title} text={state.text} left={left} completion={writing.completion} onType={writing.type} onCaret={writing.setCaret} onPress={writing.press} onFiles={state.editing === null ? addFiles : null} onLeave={draft.flush} />
          <IconButton icon={Type} label={isFormatting ? composerStrings.hideFormatting : composerStrings.showFormatting} aria-expanded={isFormatting} onClick={() => setFormatting(!isFormatting)} />
          <EmojiButton onChoose={writing.insert} />
          {state.editing === null && <RecordButtons recorder={recorder} />}
          <button type="submit" className="send-button" aria-label={label} title={label} disabled={!canSubmit(state, tray)}>
            <SendHorizontal aria-hidden="true" size={18} />
          </button>
        </div>
      </form>
      <Counter left={left} command={media} />
      {isHelping && <CommandHelp onClose={endHelp} />}
    </div>
  );
}

/** What a message says that a draft answers to, when it is loaded. */
function quoteOf(model: ConversationModel, messageId: string): ReplyTarget['quote'] {
  const message = model.snapshot().window?.messages.find(({ id }) => id === messageId);
  return message === undefined ? null : replyTargetOf(message).quote;
}

/** The composer has the focus when a chat opens, unless it was opened from a search that goes on; an edit begins behind the last letter. */
function useComposerFocus(ref: ComposerProps['ref'], editingId: string | undefined): void {
  useEffect(() => {
    const isSearching = document.activeElement?.closest('[role="search"]') instanceof Element;
    if (!isSearching) ref.current?.focus();
  }, [ref]);
  useEffect(() => {
    const field = ref.current;
    if (editingId !== undefined) field?.setSelectionRange(field.value.length, field.value.length);
  }, [editingId, ref]);
}

/** How much room is left, once there is little; or that Enter begins a call. */
function Counter({ left, command }: { readonly left: number | null; readonly command: CallMedia | null }) {
  const isOver = left !== null && left < 0;
  const text = isOver ? composerStrings.tooLong(-left) : composerStrings.left(left ?? 0);
  return (
    <p id="composer-counter" className={`composer-counter ${isOver ? 'composer-counter-over' : ''}`} role="status">
      {command === null ? (left === null ? '' : text) : command === 'video' ? callsStrings.startsVideo : callsStrings.startsVoice}
    </p>
  );
}
