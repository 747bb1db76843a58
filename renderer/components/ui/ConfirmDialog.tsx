import { commonStrings } from '../../strings/common.ts';
import { Dialog } from './Dialog.tsx';

export interface Confirmation {
  readonly title: string;
  readonly text: string;
  readonly confirmLabel: string;
  readonly isDestructive: boolean;
  readonly onConfirm: () => void;
}

/** Asks once more before something that cannot be undone. */
export function ConfirmDialog({ confirmation, onClose }: { readonly confirmation: Confirmation; readonly onClose: () => void }) {
  const { title, text, confirmLabel, isDestructive, onConfirm } = confirmation;
  return (
    <Dialog title={title} onClose={onClose} className="dialog-narrow">
      <p className="dialog-text">{text}</p>
      <footer className="dialog-footer">
        <button type="button" className="button" onClick={onClose}>
          {commonStrings.cancel}
        </button>
        <button
          type="button"
          data-initial-focus
          className={`button ${isDestructive ? 'button-danger' : 'button-primary'}`}
          onClick={() => {
            onClose();
            onConfirm();
          }}
        >
          {confirmLabel}
        </button>
      </footer>
    </Dialog>
  );
}
