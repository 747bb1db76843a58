import { strings } from '../strings/english.ts';
import { Dialog } from './Dialog.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  readonly text: string;
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({ title, text, confirmLabel, onConfirm, onClose }: ConfirmDialogProps) {
  const confirm = () => {
    onClose();
    onConfirm();
  };
  return (
    <Dialog title={title} role="alertdialog" onClose={onClose}>
      <p className="dialog-text">{text}</p>
      <footer className="dialog-footer">
        <button type="button" className="button" onClick={onClose} data-autofocus>
          {strings.dialog.cancel}
        </button>
        <button type="button" className="button danger-button" onClick={confirm}>
          {confirmLabel}
        </button>
      </footer>
    </Dialog>
  );
}
