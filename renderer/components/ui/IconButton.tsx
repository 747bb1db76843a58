import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, Ref } from 'react';
import { shortcutText } from '../../models/shortcut-text.ts';

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label' | 'title'> {
  readonly label: string;
  readonly icon: LucideIcon;
  /** Shown in the tooltip after the label. */
  readonly shortcut?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button that shows an icon and is named by its label. */
export function IconButton({ label, icon: Icon, shortcut, className = '', ...rest }: IconButtonProps) {
  const title = shortcut === undefined || shortcut === '' ? label : `${label} (${shortcutText(shortcut)})`;
  return (
    <button type="button" {...rest} className={`icon-button ${className}`} aria-label={label} title={title}>
      <Icon aria-hidden="true" size={18} strokeWidth={1.9} />
    </button>
  );
}
