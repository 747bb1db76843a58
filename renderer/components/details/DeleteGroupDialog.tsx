import { useState, type FormEvent } from 'react';
import { commonStrings } from '../../strings/common.ts';
import { detailsStrings } from '../../strings/details.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';

interface DeleteGroupDialogProps {
  readonly name: string;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

/** Deletes a group for everybody once its name was typed: nothing brings it back. */
export function DeleteGroupDialog({ name, onDelete, onClose }: DeleteGroupDialogProps) {
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | null>(null);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!isNamed(typed, name)) return setError(detailsStrings.deleteMismatch);
    onClose();
    onDelete();
  }
  return (
    <Dialog title={detailsStrings.deleteTitle(name)} onClose={onClose} className="dialog-narrow">
      <form className="form dialog-form" noValidate onSubmit={submit}>
        <p className="dialog-text">{detailsStrings.deleteText}</p>
        <TextField
          name="name"
          label={detailsStrings.deleteLabel(name)}
          value={typed}
          error={error}
          autoComplete="off"
          isFirst
          onChange={(text) => {
            setTyped(text);
            setError(null);
          }}
        />
        <footer className="dialog-footer">
          <button type="button" className="button" onClick={onClose}>{commonStrings.cancel}</button>
          <button type="submit" className="button button-danger">{detailsStrings.delete}</button>
        </footer>
      </form>
    </Dialog>
  );
}

/** As a person reads them, the same: whatever spaces and invisible marks of direction a name may hold. */
function isNamed(typed: string, name: string): boolean {
  const plain = (text: string) => text.normalize('NFC').replaceAll(/[\p{Cf}\p{Cc}]/gu, '').replaceAll(/\s+/gu, ' ').trim();
  return typed.trim() !== '' && plain(typed) === plain(name);
}
