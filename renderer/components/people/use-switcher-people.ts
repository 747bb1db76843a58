import { useDeferredValue, useMemo } from 'react';
import type { PersonView } from '#shared/contract/views/person-view';
import { useQuery } from '../../contract/use-query.ts';
import { foldedWords } from '../../models/fuzzy-rank.ts';
import { switcherSearchText } from '../../models/switcher.ts';

const mostExact = 20;
/** Of those that a name typed with a mistake may mean: it begins with the right letter. */
const mostLike = 200;

/** Gives the people whose names may be meant: those that begin as typed, and all with the first letter. */
export function useSwitcherPeople(text: string): readonly PersonView[] {
  const typed = useDeferredValue(switcherSearchText(text));
  const exact = useQuery('people', { text: typed, limit: mostExact }).value;
  const like = useQuery('people', { text: /^./u.exec(foldedWords(typed)[0] ?? '')?.[0] ?? '', limit: mostLike }).value;
  return useMemo(() => [...new Map([...(exact ?? []), ...(like ?? [])].map((person) => [person.userId, person])).values()], [exact, like]);
}
