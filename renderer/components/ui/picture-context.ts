import { createContext, useContext } from 'react';

/** The contents of the pictures that people and groups have, by their ids. */
export const PictureContext = createContext<Readonly<Record<string, string>>>({});

/** The content of somebody's or a group's own picture; null: they have none. */
export function usePictureOf(id: string): string | null {
  return useContext(PictureContext)[id] ?? null;
}
