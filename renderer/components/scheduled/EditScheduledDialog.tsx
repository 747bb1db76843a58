import { useId, useState } from 'react';
import { charactersLeft } from '../../models/composer-state.ts';
import { laterBody } from '../../models/send-later.ts';
import { commonStrings } from '../../strings/common.ts';
import { composerStrings } from '../../strings/composer.ts';
import { scheduledStrings } from '../../strings/scheduled.ts';
import { Dialog } from '../ui/Dialog.tsx';

interface EditScheduledDialogProps {
  readonly first: string;
  readonly onSave: (body: string) => void;
  readonly onClose: () => void;
}

/** Changes the words of a message that is sent later. */
export function EditScheduledDialog({ first, onSave, onClose }: EditScheduledDialogProps) {
  const counterId = useId();
  const [text, setText] = useState(first);
  const body = laterBody({ text, editing: null });
  const left = charactersLeft(text);
  return (
    <Dialog title={scheduledStrings.editTitle} onClose={onClose}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (body === null) return;
          onClose();
          if (body !== first) onSave(body);
        }}
      >
        <label className="field">
          <span>{scheduledStrings.words}</span>
          <textarea data-initial-focus className="scheduled-words" rows={6} dir="auto" value={text} aria-describedby={counterId} onChange={(event) => setText(event.target.value)} />
        </label>
        <p id={counterId} className={`composer-counter ${left !== null && left < 0 ? 'composer-counter-over' : ''}`} role="status">
          {left === null ? '' : left < 0 ? composerStrings.tooLong(-left) : composerStrings.left(left)}
        </p>
        <footer className="dialog-footer">
          <button type="button" className="button" onClick={onClose}>
            {commonStrings.cancel}
          </button>
          <button type="submit" className="button button-primary" disabled={body === null}>
            {commonStrings.save}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
