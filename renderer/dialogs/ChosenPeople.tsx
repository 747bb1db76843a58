import { useState } from 'react';
import { X } from 'lucide-react';
import type { PersonView } from '#shared/contract/views/person-view';
import { strings } from '../strings/english.ts';
import { PeoplePicker } from './PeoplePicker.tsx';

/** People chosen one after the other, and how one is added or taken out. */
export function useChosenPeople(): { chosen: readonly PersonView[]; toggle: (person: PersonView) => void } {
  const [chosen, setChosen] = useState<readonly PersonView[]>([]);
  const toggle = (person: PersonView) => {
    const isChosen = chosen.some((other) => other.userId === person.userId);
    setChosen(isChosen ? chosen.filter((other) => other.userId !== person.userId) : [...chosen, person]);
  };
  return { chosen, toggle };
}

interface ChosenPeopleProps {
  readonly chosen: readonly PersonView[];
  readonly excludedIds?: ReadonlySet<string>;
  readonly isFirst?: boolean;
  readonly onToggle: (person: PersonView) => void;
}

/** The chosen as chips above the picker. */
export function ChosenPeople({ chosen, excludedIds, isFirst = false, onToggle }: ChosenPeopleProps) {
  return (
    <>
      {chosen.length > 0 && (
        <div className="chips">
          {chosen.map((person) => (
            <button key={person.userId} type="button" className="chip" aria-label={strings.people.added(person.displayName)} onClick={() => onToggle(person)}>
              <bdi>{person.displayName}</bdi>
              <X size={13} aria-hidden />
            </button>
          ))}
        </div>
      )}
      <PeoplePicker
        label={strings.newGroup.people}
        chosenIds={new Set(chosen.map((person) => person.userId))}
        isFirst={isFirst}
        onPick={onToggle}
        {...(excludedIds === undefined ? {} : { excludedIds })}
      />
    </>
  );
}
