import Pencil from 'lucide-react/icons/pencil';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { limits } from '#shared/domain/limits';
import { commonStrings } from '../../strings/common.ts';
import { IconButton } from '../ui/IconButton.tsx';

interface EditableTextProps {
  readonly value: string;
  readonly label: string;
  readonly editLabel: string;
  readonly limit: 'chatNameLength' | 'chatTopicLength';
  /** Gives whether it was accepted; what was typed stays otherwise. */
  readonly onSave: (value: string) => Promise<boolean>;
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  readonly className?: string;
}

/** A text that can be changed in its place. */
export function EditableText({ value, label, editLabel, limit, onSave, placeholder, isRequired = false, className = '' }: EditableTextProps) {
  const [text, setText] = useState<string | null>(null);
  const inputRef = useRef<HTMLInputElement>(null);
  const isEditing = text !== null;
  useEffect(() => {
    if (isEditing) inputRef.current?.select();
  }, [isEditing]);

  if (text === null) {
    return (
      <div className={`editable ${className}`}>
        <bdi className={value === '' ? 'muted' : ''}>{value === '' ? placeholder : value}</bdi>
        <IconButton label={editLabel} icon={Pencil} onClick={() => setText(value)} />
      </div>
    );
  }

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const next = (text ?? '').trim();
    if (next === value || (isRequired && next === '')) return setText(null);
    if (await onSave(next)) setText(null);
  }

  return (
    <form className="editable-form" onSubmit={(event) => void save(event)}>
      <input
        ref={inputRef}
        aria-label={label}
        value={text}
        maxLength={limits[limit]}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          setText(null);
        }}
      />
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
