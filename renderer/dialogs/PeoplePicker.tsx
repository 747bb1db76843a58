import { useId, useState, type KeyboardEvent } from 'react';
import { Check } from 'lucide-react';
import type { PersonView } from '#shared/contract/views/person-view';
import { Avatar } from '../components/Avatar.tsx';
import { useQuery } from '../hooks/use-query.ts';
import { strings } from '../strings/english.ts';

interface PeoplePickerProps {
  readonly label: string;
  readonly chosenIds?: ReadonlySet<string>;
  /** People who are not offered. */
  readonly excludedIds?: ReadonlySet<string>;
  /** Whether typing starts here when its dialog opens. */
  readonly isFirst?: boolean;
  readonly onPick: (person: PersonView) => void;
}

const shownPeople = 60;

/** Finds colleagues as one types; arrows choose, Enter takes. */
export function PeoplePicker({ label, chosenIds, excludedIds, isFirst = false, onPick }: PeoplePickerProps) {
  const listId = useId();
  const [text, setText] = useState('');
  const [activeIndex, setActiveIndex] = useState(0);
  const found = useQuery('people', { text, limit: shownPeople + (excludedIds === undefined ? 0 : Math.min(100, excludedIds.size)) });
  const people = (found ?? []).filter((person) => excludedIds?.has(person.userId) !== true);
  const active = people[Math.min(activeIndex, people.length - 1)];
  const pick = (person: PersonView) => {
    onPick(person);
    setText('');
    setActiveIndex(0);
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActiveIndex(Math.min(activeIndex + 1, people.length - 1));
    else if (event.key === 'ArrowUp') setActiveIndex(Math.max(activeIndex - 1, 0));
    else if (event.key === 'Enter' && active !== undefined) pick(active);
    else return;
    event.preventDefault();
  };
  return (
    <div className="people-picker">
      <input
        type="search"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={active === undefined ? undefined : `${listId}-${active.userId}`}
        placeholder={strings.people.search}
        value={text}
        data-autofocus={isFirst || undefined}
        onChange={(event) => {
          setText(event.target.value);
          setActiveIndex(0);
        }}
        onKeyDown={handleKey}
      />
      <ul className="people-list" id={listId} role="listbox" aria-label={label} tabIndex={-1}>
        {people.map((person) => (
          <li
            key={person.userId}
            id={`${listId}-${person.userId}`}
            role="option"
            aria-selected={person === active}
            className={`person-row${person === active ? ' active' : ''}`}
            onClick={() => pick(person)}
            onKeyDown={handleKey}
          >
            <Avatar id={person.userId} name={person.displayName} presence={person.presence} />
            <span className="person-text">
              <bdi>{person.displayName}</bdi>
              <span className="quiet small">{person.title ?? person.email}</span>
            </span>
            {chosenIds?.has(person.userId) === true && <Check size={16} aria-hidden />}
          </li>
        ))}
      </ul>
      {found !== undefined && people.length === 0 && <p className="quiet small picker-none">{strings.people.none}</p>}
    </div>
  );
}
