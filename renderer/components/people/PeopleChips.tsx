import X from 'lucide-react/icons/x';
import type { PersonView } from '#shared/contract/views/person-view';
import { peopleStrings } from '../../strings/people.ts';

/** The people chosen so far; a click takes one out again. */
export function PeopleChips({ people, onRemove }: { readonly people: readonly PersonView[]; readonly onRemove: (person: PersonView) => void }) {
  if (people.length === 0) return null;
  return (
    <ul className="chips" aria-label={peopleStrings.chosen}>
      {people.map((person) => (
        <li key={person.userId}>
          <button type="button" className="chip" aria-label={peopleStrings.remove(person.displayName)} onClick={() => onRemove(person)}>
            <bdi>{person.displayName}</bdi>
            <X aria-hidden="true" size={14} />
          </button>
        </li>
      ))}
    </ul>
  );
}
