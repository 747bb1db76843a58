import { createContext, useContext } from 'react';

/** Shows who somebody is, beside what was pressed. */
export type ShowPerson = (userId: string, beside: HTMLElement) => void;

export const PersonCardContext = createContext<ShowPerson>(() => undefined);

/** Gives what shows a person's card. */
export function useShowPerson(): ShowPerson {
  return useContext(PersonCardContext);
}
