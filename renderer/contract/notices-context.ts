import { createContext, useContext } from 'react';

export interface Notices {
  /** Shows one sentence until it is dismissed or some seconds have passed. */
  readonly show: (text: string) => void;
}

export const NoticesContext = createContext<Notices>({ show: () => undefined });

/** Where refusals are shown that have no place of their own. */
export function useNotices(): Notices {
  return useContext(NoticesContext);
}
