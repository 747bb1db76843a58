import { useState, type FormEvent } from 'react';
import { limits } from '#shared/domain/limits';
import { useBackend } from '../../contract/backend-context.ts';
import { describeError } from '../../models/describe-error.ts';
import { chatsStrings } from '../../strings/chats.ts';
import { commonStrings } from '../../strings/common.ts';
import { peopleStrings } from '../../strings/people.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { PeopleChips } from './PeopleChips.tsx';
import { PeoplePicker } from './PeoplePicker.tsx';
import { useChosenPeople } from './use-chosen-people.ts';

/** Makes a group: its name, its topic and its first people. */
export function NewGroupDialog({ onClose, onCreated }: { readonly onClose: () => void; readonly onCreated: (chatId: string) => void }) {
  const backend = useBackend();
  const chosen = useChosenPeople();
  const [name, setName] = useState('');
  const [topic, setTopic] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [nameError, setNameError] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function create(): Promise<void> {
    setIsBusy(true);
    setError(null);
    try {
      const { chatId } = await backend.call('createGroup', { name: name.trim(), topic: topic.trim() === '' ? null : topic.trim(), memberIds: [...chosen.ids] });
      onClose();
      onCreated(chatId);
    } catch (failure) {
      setError(describeError(failure));
      setIsBusy(false);
    }
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (name.trim() === '') setNameError(peopleStrings.groupNameMissing);
    else void create();
  }

  return (
    <Dialog title={chatsStrings.newGroup} onClose={onClose}>
      <form className="form dialog-form" noValidate onSubmit={submit}>
        <TextField
          name="name"
          label={peopleStrings.groupName}
          value={name}
          onChange={(value) => {
            setName(value);
            setNameError(null);
          }}
          error={nameError}
          placeholder={peopleStrings.groupNamePlaceholder}
          maxLength={limits.chatNameLength}
          isFirst
        />
        <TextField name="topic" label={peopleStrings.groupTopic} value={topic} onChange={setTopic} maxLength={limits.chatTopicLength} />
        <PeopleChips people={chosen.people} onRemove={chosen.toggle} />
        <PeoplePicker isFirst={false} chosenIds={chosen.ids} onChoose={chosen.toggle} />
        {error !== null && (
          <p className="form-error" role="alert">
            {error}
          </p>
        )}
        <footer className="dialog-footer">
          <button type="button" className="button" onClick={onClose}>
            {commonStrings.cancel}
          </button>
          <button type="submit" className="button button-primary" disabled={isBusy}>
            {peopleStrings.create}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
