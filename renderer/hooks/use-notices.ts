import { createContext, useContext } from 'react';

/** Shows a short sentence for a while, and reads it out. */
export type Notify = (sentence: string) => void;

export const NoticeContext = createContext<Notify>(() => undefined);

/** For what went wrong away from any field. */
export function useNotify(): Notify {
  return useContext(NoticeContext);
}

/** The sentence of an error, for people. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : 'Something went wrong in Hallway.';
}
