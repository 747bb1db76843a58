import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, Ref } from 'react';
import { shortcutText } from '../../models/shortcut-text.ts';

interface ControlButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label' | 'title'> {
  readonly icon: LucideIcon;
  /** Names what it switches; stays the same, so that `aria-pressed` is understood. */
  readonly label: string;
  /** What pressing does now; the label when left out. */
  readonly hint?: string;
  readonly shortcut?: string;
  readonly look?: 'plain' | 'off' | 'on' | 'leave';
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A round button under a call. */
export function ControlButton({ icon: Icon, label, hint = label, shortcut, look = 'plain', className = '', children, ...rest }: ControlButtonProps) {
  return (
    <button type="button" {...rest} className={`control control-${look} ${className}`} aria-label={label} title={shortcut === undefined || shortcut === '' ? hint : `${hint} (${shortcutText(shortcut)})`}>
      {children}
      <Icon aria-hidden="true" size={19} strokeWidth={1.9} />
    </button>
  );
}
