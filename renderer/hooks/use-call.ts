import { useCallback } from 'react';
import type { CallName, CallParams, CallResult } from '#shared/contract/calls';
import { HallwayError } from '#shared/errors/hallway-error';
import { useBackend } from './backend-context.ts';

export type Call = <N extends CallName>(name: N, params: CallParams<N>) => Promise<CallResult<N>>;

/** Asks the backend once; rejects with a `HallwayError`, also while the way to it is sought. */
export function useCall(): Call {
  const backend = useBackend();
  return useCallback(
    async (name, params) => {
      if (backend === null) throw new HallwayError('internal', { message: 'Hallway on this computer does not answer. Try again in a moment.' });
      return backend.call(name, params);
    },
    [backend],
  );
}
