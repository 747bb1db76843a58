import { createContext, useContext } from 'react';

/** Opens what one says of oneself, beginning with the status. */
export const OpenProfileContext = createContext<() => void>(() => undefined);

/** Gives what opens one's own profile. */
export function useOpenProfile(): () => void {
  return useContext(OpenProfileContext);
}
