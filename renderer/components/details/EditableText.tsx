import Pencil from 'lucide-react/icons/pencil';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { limits } from '#shared/domain/limits';
import { commonStrings } from '../../strings/common.ts';
import { LinkedText } from '../conversation/LinkedText.tsx';
import { IconButton } from '../ui/IconButton.tsx';

interface EditableTextProps {
  readonly value: string;
  readonly label: string;
  readonly editLabel: string;
  readonly limit: 'chatNameLength' | 'chatTopicLength' | 'chatDescriptionLength';
  /** Gives whether it was accepted; what was typed stays otherwise. */
  readonly onSave: (value: string) => Promise<boolean>;
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  /** Several lines: Enter begins a new one. */
  readonly isLong?: boolean;
  /** Addresses in it are links. */
  readonly isLinked?: boolean;
  readonly className?: string;
}

/** A text that can be changed in its place. */
export function EditableText({ value, label, editLabel, limit, onSave, placeholder, isRequired = false, isLong = false, isLinked = false, className = '' }: EditableTextProps) {
  const [text, setText] = useState<string | null>(null);
  const inputRef = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const buttonRef = useRef<HTMLButtonElement>(null);
  const isEditing = text !== null;
  const wasEditing = useRef(false);
  useEffect(() => {
    if (isEditing) inputRef.current?.select();
    // The field that had the focus is gone.
    else if (wasEditing.current) buttonRef.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);

  if (text === null) {
    return (
      <div className={`editable ${className}`}>
        <bdi className={`${value === '' ? 'muted' : ''} ${isLong ? 'long-text' : ''}`}>{value === '' ? placeholder : isLinked ? <LinkedText text={value} /> : value}</bdi>
        <IconButton ref={buttonRef} label={editLabel} icon={Pencil} onClick={() => setText(value)} />
      </div>
    );
  }

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const next = (text ?? '').trim();
    if (next === value || (isRequired && next === '')) return setText(null);
    if (await onSave(next)) setText(null);
  }

  const field = {
    ref: inputRef, 'aria-label': label, value: text, maxLength: limits[limit], dir: 'auto',
    onChange: (event: { readonly target: { readonly value: string } }) => setText(event.target.value),
    onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      setText(null);
    },
  };
  return (
    <form className="editable-form" onSubmit={(event) => void save(event)}>
      {isLong ? <textarea rows={6} {...field} /> : <input {...field} />}
      <div className="editable-actions">
        <button type="button" className="button button-small" onClick={() => setText(null)}>
          {commonStrings.cancel}
        </button>
        <button type="submit" className="button button-small button-primary">
          {commonStrings.save}
        </button>
      </div>
    </form>
  );
}
