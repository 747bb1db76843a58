import { useCallback } from 'react';
import type { CallName, CallParams } from '#shared/contract/calls';
import { useCall } from './use-call.ts';
import { sentenceOf, useNotify } from './use-notices.ts';

export type Attempt = <N extends CallName>(name: N, params: CallParams<N>) => void;

/** Asks the backend; what goes wrong is told in a notice. */
export function useAttempt(): Attempt {
  const call = useCall();
  const notify = useNotify();
  return useCallback(
    (name, params) => {
      call(name, params).catch((error: unknown) => notify(sentenceOf(error)));
    },
    [call, notify],
  );
}
