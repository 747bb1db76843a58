import X from 'lucide-react/icons/x';
import { useId, type ReactNode } from 'react';
import { commonStrings } from '../../strings/common.ts';
import { IconButton } from './IconButton.tsx';
import { useModal } from './use-modal.ts';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A modal dialog: the browser keeps the focus inside, closes it with Escape and gives the focus back. */
export function Dialog({ title, onClose, children, className = '' }: DialogProps) {
  const ref = useModal();
  const titleId = useId();

  return (
    <dialog
      ref={ref}
      className={`dialog ${className}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className="dialog-header">
        <h2 id={titleId}>{title}</h2>
        <IconButton label={commonStrings.close} icon={X} onClick={onClose} />
      </header>
      {children}
    </dialog>
  );
}
