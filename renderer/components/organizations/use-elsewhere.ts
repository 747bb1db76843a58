import { useEffect, useMemo, useState } from 'react';
import type { PersonView } from '#shared/contract/views/person-view';
import { useBackend } from '../../contract/backend-context.ts';
import { elsewhereEntries, type ElsewhereEntry } from '../../models/switcher-elsewhere.ts';
import { useOrganizationsState, useOrganizationStates } from './organizations-context.ts';

const mostPeople = 10;

/** Gives the chats and people of the other organizations that a text in the quick switcher means. */
export function useElsewhere(text: string): readonly ElsewhereEntry[] {
  const { accountId: ownId } = useBackend();
  const { organizations } = useOrganizationsState();
  const states = useOrganizationStates();
  const people = usePeopleElsewhere(text.trim());
  return useMemo(() => {
    const sources = organizations.flatMap(({ id }, index) => {
      const chats = states[index]?.chats;
      return id === ownId || chats === undefined ? [] : [{ accountId: id, chats, people: people.get(id) ?? [] }];
    });
    return elsewhereEntries(text, sources);
  }, [organizations, ownId, people, states, text]);
}

/** Who fits in each other organization; nobody before something is typed. */
function usePeopleElsewhere(text: string): ReadonlyMap<string, readonly PersonView[]> {
  const { accountId: ownId } = useBackend();
  const { organizations } = useOrganizationsState();
  const [people, setPeople] = useState<ReadonlyMap<string, readonly PersonView[]>>(new Map());
  useEffect(() => {
    if (text === '') return undefined;
    const ends = organizations.map(({ id, parts, account }) =>
      id === ownId || account.holder?.isSignedIn !== true ? undefined : parts?.link.subscribe('people', { text, limit: mostPeople }, (found) => setPeople((known) => new Map(known).set(id, found)), () => undefined),
    );
    return () => ends.forEach((end) => end?.());
  }, [organizations, ownId, text]);
  return people;
}
