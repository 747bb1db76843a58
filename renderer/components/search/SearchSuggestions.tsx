import type { ChatSummary } from '#shared/contract/views/chat-summary';
import { useQuery } from '../../contract/use-query.ts';
import { completeOperator, openOperator, type NamedPlace } from '../../models/search-operators.ts';
import { matchesWords } from '../../models/switcher.ts';
import { searchStrings } from '../../strings/search.ts';

const mostSuggestions = 5;

interface SearchSuggestionsProps {
  readonly text: string;
  readonly chats: readonly ChatSummary[];
  readonly onComplete: (text: string) => void;
}

/** While a name is typed behind `from:` or `in:`, the people or chats it may be. */
export function SearchSuggestions({ text, chats, onComplete }: SearchSuggestionsProps) {
  const open = openOperator(text);
  const people = useQuery('people', open?.kind === 'from' ? { text: open.typed, limit: mostSuggestions } : null).value;
  if (open === null) return null;
  const places: readonly NamedPlace[] =
    open.kind === 'from'
      ? [...('me'.startsWith(open.typed.toLowerCase()) ? ['me'] : []), ...(people ?? []).map(({ displayName }) => displayName)].map((name) => ({ kind: 'from', name }))
      : chats.filter(({ title }) => matchesWords(title, open.typed)).map(({ title }) => ({ kind: 'in', name: title }));
  if (places.length === 0) return null;
  return (
    <div className="search-suggestions" role="group" aria-label={searchStrings.suggestions}>
      {places.slice(0, mostSuggestions).map((place) => (
        <button key={place.name} type="button" className="search-hint" onClick={() => onComplete(completeOperator(text, place))}>
          {place.kind}:<bdi>{place.name}</bdi>
        </button>
      ))}
    </div>
  );
}
