import type { ClipboardEvent, KeyboardEvent, RefObject } from 'react';
import { composerStrings } from '../../strings/composer.ts';
import { completionOptionId } from './CompletionList.tsx';
import type { Completion } from './use-completion.ts';

interface ComposerFieldProps {
  readonly ref: RefObject<HTMLTextAreaElement | null>;
  /** What the ids of its parts begin with: several composers can be on the page. */
  readonly ids: string;
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  /** Characters left, once few are. */
  readonly left: number | null;
  readonly completion: Completion;
  readonly onType: (text: string) => void;
  /** The caret stands elsewhere. */
  readonly onCaret: (caret: number) => void;
  readonly onPress: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly onPaste: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
  readonly onLeave: () => void;
}

/** The field that the message is written in. */
export function ComposerField({ ref, ids, label, placeholder, text, left, completion, onType, onCaret, onPress, onPaste, onLeave }: ComposerFieldProps) {
  return (
    <textarea
      ref={ref}
      rows={1}
      dir="auto"
      aria-label={label}
      aria-describedby={left === null ? undefined : `${ids}-counter`}
      aria-autocomplete="list"
      aria-haspopup="listbox"
      aria-controls={completion.suggestions.length > 0 ? `${ids}-completion` : undefined}
      aria-activedescendant={completion.suggestions.length > 0 ? completionOptionId(`${ids}-completion`, completion.activeIndex) : undefined}
      aria-invalid={left !== null && left < 0}
      placeholder={placeholder}
      title={composerStrings.hint}
      value={text}
      data-pane-focus=""
      onChange={(event) => {
        onType(event.target.value);
        onCaret(event.target.selectionStart);
      }}
      onSelect={(event) => onCaret(event.currentTarget.selectionStart)}
      onKeyDown={onPress}
      onBlur={onLeave}
      onPaste={onPaste}
    />
  );
}
