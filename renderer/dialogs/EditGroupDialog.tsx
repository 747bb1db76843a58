import { useId, type FormEvent } from 'react';
import type { ChatDetail } from '#shared/contract/views/chat-detail';
import { limits } from '#shared/domain/limits';
import { useAttempt } from '../hooks/use-attempt.ts';
import { formText } from '../model/form-text.ts';
import { strings } from '../strings/english.ts';
import { Dialog } from './Dialog.tsx';

/** Changes a group's name and topic. */
export function EditGroupDialog({ chat, onClose }: { chat: ChatDetail; onClose: () => void }) {
  const attempt = useAttempt();
  const ids = { name: useId(), topic: useId() };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = formText(event.currentTarget, 'name');
    const topic = formText(event.currentTarget, 'topic');
    const changes = {
      ...(name === chat.title ? {} : { name }),
      ...(topic === (chat.topic ?? '') ? {} : { topic: topic === '' ? null : topic }),
    };
    if (Object.keys(changes).length > 0) attempt('updateGroup', { chatId: chat.id, ...changes });
    onClose();
  };
  return (
    <Dialog title={strings.editGroup.title} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        <div className="field">
          <label htmlFor={ids.name}>{strings.editGroup.name}</label>
          <input id={ids.name} name="name" required data-autofocus defaultValue={chat.title} maxLength={limits.chatNameLength} pattern=".*\S.*" />
        </div>
        <div className="field">
          <label htmlFor={ids.topic}>{strings.editGroup.topic}</label>
          <input id={ids.topic} name="topic" defaultValue={chat.topic ?? ''} maxLength={limits.chatTopicLength} />
        </div>
        <footer className="dialog-footer">
          <button type="button" className="button" onClick={onClose}>
            {strings.dialog.cancel}
          </button>
          <button type="submit" className="button primary">
            {strings.editGroup.save}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
