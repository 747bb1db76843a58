import Check from 'lucide-react/icons/check';
import Search from 'lucide-react/icons/search';
import { useDeferredValue, useId, useState, type KeyboardEvent } from 'react';
import type { PersonView } from '#shared/contract/views/person-view';
import { useQuery } from '../../contract/use-query.ts';
import { rovingTarget } from '../../models/roving.ts';
import { peopleStrings } from '../../strings/people.ts';
import { StatusMark } from '../profile/StatusMark.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { SkeletonRows } from '../ui/Skeleton.tsx';

interface PeoplePickerProps {
  readonly onChoose: (person: PersonView) => void;
  readonly chosenIds?: ReadonlySet<string>;
  /** People who are not offered. */
  readonly hiddenIds?: ReadonlySet<string>;
  readonly isFirst?: boolean;
}

const shownPeople = 50;

/** A search field over the organization's people: arrow keys move through the list, Enter chooses. */
export function PeoplePicker({ onChoose, chosenIds = new Set(), hiddenIds = new Set(), isFirst = true }: PeoplePickerProps) {
  const listId = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const searched = useDeferredValue(text);
  const found = useQuery('people', { text: searched, limit: shownPeople }).value;
  const [lastFound, setLastFound] = useState<readonly PersonView[] | undefined>(undefined);
  if (found !== undefined && found !== lastFound) setLastFound(found);
  // The former results stay until the new ones are here, so that nothing flickers while typing.
  const people = (found ?? lastFound)?.filter((person) => !hiddenIds.has(person.userId));
  const activeIndex = Math.min(active, Math.max(0, (people?.length ?? 0) - 1));

  function press(event: KeyboardEvent): void {
    const person = people?.[activeIndex];
    if (event.key === 'Enter') {
      event.preventDefault();
      if (person !== undefined) onChoose(person);
      return;
    }
    if (event.key === 'Home' || event.key === 'End') return;
    const target = rovingTarget(event.key, activeIndex, people?.length ?? 0);
    if (target === null) return;
    event.preventDefault();
    setActive(target);
    document.getElementById(`${listId}-${target}`)?.scrollIntoView({ block: 'nearest' });
  }

  return (
    <div className="people-picker">
      <div className="search-field">
        <Search aria-hidden="true" size={16} />
        <input
          type="text"
          role="combobox"
          aria-label={peopleStrings.search}
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={people !== undefined && people.length > 0 ? `${listId}-${activeIndex}` : undefined}
          placeholder={peopleStrings.search}
          value={text}
          maxLength={200}
          spellCheck={false}
          data-initial-focus={isFirst ? '' : undefined}
          onKeyDown={press}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
        />
      </div>
      <div className="people-list" role="listbox" id={listId} aria-label={peopleStrings.results} tabIndex={-1}>
        {people?.map((person, index) => (
          <PersonOption key={person.userId} id={`${listId}-${index}`} person={person} isActive={index === activeIndex} isChosen={chosenIds.has(person.userId)} onChoose={onChoose} />
        ))}
      </div>
      {people === undefined && <SkeletonRows count={5} />}
      {people?.length === 0 && (
        <div className="people-none" role="status">
          <strong>{peopleStrings.none}</strong>
          <span>{peopleStrings.noneHelp}</span>
        </div>
      )}
    </div>
  );
}

interface PersonOptionProps {
  readonly id: string;
  readonly person: PersonView;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly onChoose: (person: PersonView) => void;
}

function PersonOption({ id, person, isActive, isChosen, onChoose }: PersonOptionProps) {
  return (
    // The keyboard works on the combobox, which points here.
    <button type="button" id={id} role="option" tabIndex={-1} aria-selected={isActive} className={`person-option ${isActive ? 'person-option-active' : ''}`} onMouseDown={(event) => event.preventDefault()} onClick={() => onChoose(person)}>
      <Avatar id={person.userId} name={person.displayName} presence={person.presence} />
      <span className="person-text">
        <span className="person-name">
          <bdi>{person.displayName}</bdi> <StatusMark status={person.status} />
        </span>
        <bdi className="person-detail">{person.title ?? person.email}</bdi>
      </span>
      {isChosen && <Check aria-hidden="true" size={18} className="person-check" />}
    </button>
  );
}
