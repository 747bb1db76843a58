import { useId, useState, type FormEvent } from 'react';
import { limits } from '#shared/domain/limits';
import { useCall } from '../hooks/use-call.ts';
import { sentenceOf } from '../hooks/use-notices.ts';
import { formText } from '../model/form-text.ts';
import { strings } from '../strings/english.ts';
import { ChosenPeople, useChosenPeople } from './ChosenPeople.tsx';
import { Dialog } from './Dialog.tsx';

interface NewGroupDialogProps {
  readonly onOpenChat: (chatId: string) => void;
  readonly onClose: () => void;
}

/** Names a group and brings its first people together. */
export function NewGroupDialog({ onOpenChat, onClose }: NewGroupDialogProps) {
  const call = useCall();
  const ids = { name: useId(), topic: useId() };
  const { chosen, toggle } = useChosenPeople();
  const [error, setError] = useState<string | null>(null);
  const create = async (form: HTMLFormElement) => {
    const topic = formText(form, 'topic');
    try {
      const { chatId } = await call('createGroup', {
        name: formText(form, 'name'),
        topic: topic === '' ? null : topic,
        memberIds: chosen.map((person) => person.userId),
      });
      onOpenChat(chatId);
    } catch (failure) {
      setError(sentenceOf(failure));
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void create(event.currentTarget);
  };
  return (
    <Dialog title={strings.newGroup.title} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        <div className="field">
          <label htmlFor={ids.name}>{strings.newGroup.name}</label>
          <input id={ids.name} name="name" required data-autofocus maxLength={limits.chatNameLength} pattern=".*\S.*" />
        </div>
        <div className="field">
          <label htmlFor={ids.topic}>{strings.newGroup.topic}</label>
          <input id={ids.topic} name="topic" maxLength={limits.chatTopicLength} />
        </div>
        <ChosenPeople chosen={chosen} onToggle={toggle} />
        <p className="form-error" role="alert">
          {error}
        </p>
        <footer className="dialog-footer">
          <button type="button" className="button" onClick={onClose}>
            {strings.newGroup.cancel}
          </button>
          <button type="submit" className="button primary">
            {strings.newGroup.create}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
