import { useId, useRef } from 'react';
import { useFirstFocus } from './use-first-focus.ts';

interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | null;
  readonly type?: 'text' | 'email' | 'password';
  readonly placeholder?: string;
  readonly autoComplete?: string;
  readonly maxLength?: number;
  readonly isDisabled?: boolean;
  /** Takes the focus when it appears. */
  readonly isFirst?: boolean;
}

/** A labelled line of text; its error stands under it and is read with it. */
export function TextField({ label, onChange, error = null, isDisabled = false, isFirst = false, type = 'text', ...input }: TextFieldProps) {
  const id = useId();
  const ref = useRef<HTMLInputElement>(null);
  useFirstFocus(ref, isFirst);

  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        ref={ref}
        id={id}
        type={type}
        spellCheck={false}
        disabled={isDisabled}
        data-initial-focus={isFirst ? '' : undefined}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : `${id}-error`}
        onChange={(event) => onChange(event.target.value)}
      />
      {error !== null && (
        <span id={`${id}-error`} className="field-error" role="alert">
          {error}
        </span>
      )}
    </div>
  );
}
