import type { Suggestion } from '../../models/completion.ts';
import { composerStrings } from '../../strings/composer.ts';
import { Avatar } from '../ui/Avatar.tsx';
import type { Completion } from './use-completion.ts';

/** The id of an option of the list with this id. */
export function completionOptionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

/** What can be chosen, above the field; the focus stays in the field. */
export function CompletionList({ id, completion: { suggestions, activeIndex, choose } }: { readonly id: string; readonly completion: Completion }) {
  if (suggestions.length === 0) return null;
  return (
    <ul id={id} role="listbox" aria-label={composerStrings.suggestions} className="completion">
      {suggestions.map((suggestion, index) => (
        <li
          key={suggestion.key}
          id={completionOptionId(id, index)}
          role="option"
          aria-selected={index === activeIndex}
          className="completion-option"
          onMouseDown={(event) => {
            event.preventDefault();
            choose(suggestion);
          }}
        >
          <Picture suggestion={suggestion} />
          <bdi className="completion-label">{suggestion.label}</bdi>
          <bdi className="completion-hint">{suggestion.hint}</bdi>
        </li>
      ))}
    </ul>
  );
}

function Picture({ suggestion: { picture, label } }: { readonly suggestion: Suggestion }) {
  if (picture === null) return null;
  return picture.kind === 'emoji' ? <span className="completion-emoji" aria-hidden="true">{picture.emoji}</span> : <Avatar id={picture.userId} name={label} size="small" />;
}
