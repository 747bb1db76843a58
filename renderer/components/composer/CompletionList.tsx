import type { Suggestion } from '../../models/completion.ts';
import { composerStrings } from '../../strings/composer.ts';
import { Avatar } from '../ui/Avatar.tsx';
import type { Completion } from './use-completion.ts';

export const completionListId = 'composer-completion';

export function completionOptionId(index: number): string {
  return `${completionListId}-${index}`;
}

/** What can be chosen, above the field; the focus stays in the field. */
export function CompletionList({ completion: { suggestions, activeIndex, choose } }: { readonly completion: Completion }) {
  if (suggestions.length === 0) return null;
  return (
    <ul id={completionListId} role="listbox" aria-label={composerStrings.suggestions} className="completion">
      {suggestions.map((suggestion, index) => (
        <li
          key={suggestion.key}
          id={completionOptionId(index)}
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
