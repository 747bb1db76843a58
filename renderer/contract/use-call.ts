import { useCallback } from 'react';
import type { CallName, CallParams, CallResult } from '#shared/contract/calls';
import { describeError } from '../models/describe-error.ts';
import { useBackend } from './backend-context.ts';
import { useNotices } from './notices-context.ts';

/** Calls the backend; a refusal is shown as a notice and gives null. */
export type Act = <N extends CallName>(name: N, params: CallParams<N>) => Promise<CallResult<N> | null>;

/** Gives a function for calls that have no better place for their refusal than a notice. */
export function useAct(): Act {
  const backend = useBackend();
  const { show } = useNotices();
  return useCallback<Act>(
    async (name, params) => {
      try {
        return await backend.call(name, params);
      } catch (error) {
        show(describeError(error));
        return null;
      }
    },
    [backend, show],
  );
}
