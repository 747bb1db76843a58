import { useCallback, useMemo, useState } from 'react';
import type { PersonView } from '#shared/contract/views/person-view';

export interface ChosenPeople {
  readonly people: readonly PersonView[];
  readonly ids: ReadonlySet<string>;
  /** Chooses a person, or takes them out again. */
  readonly toggle: (person: PersonView) => void;
}

/** People chosen in a dialog, in the order of choosing. */
export function useChosenPeople(): ChosenPeople {
  const [people, setPeople] = useState<readonly PersonView[]>([]);
  const ids = useMemo(() => new Set(people.map(({ userId }) => userId)), [people]);
  const toggle = useCallback((person: PersonView) => {
    setPeople((before) => (before.some(({ userId }) => userId === person.userId) ? before.filter(({ userId }) => userId !== person.userId) : [...before, person]));
  }, []);
  return { people, ids, toggle };
}
