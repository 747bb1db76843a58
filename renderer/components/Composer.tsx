import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Send, X } from 'lucide-react';
import type { ChatDetail } from '#shared/contract/views/chat-detail';
import type { MessageView } from '#shared/contract/views/message-view';
import { limits } from '#shared/domain/limits';
import { useCall } from '../hooks/use-call.ts';
import { useDraft } from '../hooks/use-draft.ts';
import { sentenceOf, useNotify } from '../hooks/use-notices.ts';
import { strings } from '../strings/english.ts';

/** What the composer is used for now. */
export type ComposerTask = { readonly kind: 'write' } | { readonly kind: 'reply' | 'edit'; readonly message: MessageView };

interface ComposerProps {
  readonly chat: ChatDetail;
  readonly task: ComposerTask;
  readonly onTask: (task: ComposerTask) => void;
  readonly onEditLast: () => void;
}

const countFromLeft = 500;

/** Where messages are written. What is typed is kept as a draft, and comes back when it could not be sent. */
export function Composer({ chat, task, onTask, onEditLast }: ComposerProps) {
  const call = useCall();
  const notify = useNotify();
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const { text, setText, forget } = useDraft(chat.id, task, onTask);
  const left = limits.messageBodyLength - text.length;
  const canSend = text.trim() !== '' && left >= 0;

  useEffect(() => fieldRef.current?.focus(), [task, chat.id]);

  const send = async () => {
    if (!canSend) return;
    const body = text.trimEnd();
    const sentTask = task;
    forget();
    onTask({ kind: 'write' });
    try {
      await submit(call, chat.id, { task: sentTask, body });
    } catch (error) {
      // Nothing typed is ever lost: it stands in the composer again.
      onTask(sentTask);
      setText(body);
      notify(sentenceOf(error));
    }
  };
  const handleKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) void send();
    else if (event.key === 'Escape' && task.kind !== 'write') cancel();
    else if (event.key === 'ArrowUp' && text === '' && task.kind === 'write') onEditLast();
    else return;
    event.preventDefault();
  };
  const cancel = () => {
    if (task.kind === 'edit') setText('');
    onTask({ kind: 'write' });
  };
  const change = (value: string) => {
    setText(value);
    if (value !== '' && task.kind !== 'edit') call('sendTyping', { chatId: chat.id }).catch(() => undefined);
  };

  if (!chat.canWrite) return <p className="composer-disabled quiet">{strings.composer.disabled}</p>;
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {task.kind !== 'write' && <TaskBanner task={task} onCancel={cancel} />}
      <div className="composer-row">
        <textarea
          ref={fieldRef}
          aria-label={strings.composer.label}
          placeholder={strings.composer.placeholder(chat.title)}
          rows={1}
          value={text}
          dir="auto"
          onChange={(event) => change(event.target.value)}
          onKeyDown={handleKey}
        />
        {left < countFromLeft && (
          <span className={left < 0 ? 'counter danger' : 'counter quiet'} role="status">
            {left < 0 ? strings.composer.tooLong(-left) : strings.composer.left(left)}
          </span>
        )}
        <button type="submit" className="send-button" aria-label={task.kind === 'edit' ? strings.composer.save : strings.composer.send} disabled={!canSend}>
          <Send size={17} aria-hidden />
        </button>
      </div>
    </form>
  );
}

async function submit(call: ReturnType<typeof useCall>, chatId: string, { task, body }: { task: ComposerTask; body: string }): Promise<void> {
  if (task.kind === 'edit') await call('editMessage', { chatId, messageId: task.message.id, body });
  else await call('sendMessage', { chatId, body, replyToMessageId: task.kind === 'reply' ? task.message.id : null });
}

function TaskBanner({ task, onCancel }: { task: Exclude<ComposerTask, { kind: 'write' }>; onCancel: () => void }) {
  return (
    <div className="task-banner">
      <span className="task-banner-text">
        <strong>{task.kind === 'edit' ? strings.composer.editing : strings.composer.replyingTo(task.message.senderName)}</strong>
        <span className="quiet">{task.message.body.slice(0, 160)}</span>
      </span>
      <button type="button" className="icon-button" aria-label={strings.composer.cancel} onClick={onCancel}>
        <X size={16} aria-hidden />
      </button>
    </div>
  );
}
