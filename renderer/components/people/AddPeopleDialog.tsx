import { useState } from 'react';
import { limits } from '#shared/domain/limits';
import { useBackend } from '../../contract/backend-context.ts';
import { describeError } from '../../models/describe-error.ts';
import { commonStrings } from '../../strings/common.ts';
import { peopleStrings } from '../../strings/people.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { PeopleChips } from './PeopleChips.tsx';
import { PeoplePicker } from './PeoplePicker.tsx';
import { useChosenPeople } from './use-chosen-people.ts';

interface AddPeopleDialogProps {
  readonly chatId: string;
  readonly memberIds: ReadonlySet<string>;
  readonly onClose: () => void;
}

/** Adds people to a group. */
export function AddPeopleDialog({ chatId, memberIds, onClose }: AddPeopleDialogProps) {
  const backend = useBackend();
  const chosen = useChosenPeople();
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function add(): Promise<void> {
    setIsBusy(true);
    try {
      await backend.call('addMembers', { chatId, userIds: [...chosen.ids].slice(0, limits.membersPerCommand) });
      onClose();
    } catch (failure) {
      setError(describeError(failure));
      setIsBusy(false);
    }
  }

  return (
    <Dialog title={peopleStrings.addPeople} onClose={onClose}>
      <PeopleChips people={chosen.people} onRemove={chosen.toggle} />
      <PeoplePicker chosenIds={chosen.ids} hiddenIds={memberIds} onChoose={chosen.toggle} />
      {error !== null && (
        <p className="form-error" role="alert">
          {error}
        </p>
      )}
      <footer className="dialog-footer">
        <button type="button" className="button" onClick={onClose}>
          {commonStrings.cancel}
        </button>
        <button type="button" className="button button-primary" disabled={isBusy || chosen.people.length === 0} onClick={() => void add()}>
          {peopleStrings.add(chosen.people.length)}
        </button>
      </footer>
    </Dialog>
  );
}
