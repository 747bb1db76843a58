import { useEffect, useState } from 'react';
import type { QueryName, QueryParams, QueryValue } from '#shared/contract/queries';
import type { HallwayError } from '#shared/errors/hallway-error';
import { useBackend } from './backend-context.ts';

/** `value` is undefined until the first answer for these parameters. */
export interface QueryState<N extends QueryName> {
  readonly value: QueryValue<N> | undefined;
  readonly error: HallwayError | null;
}

/**
 * Watches a query for as long as the component shows and the parameters stay the same.
 * @param params null: watch nothing
 */
export function useQuery<N extends QueryName>(name: N, params: QueryParams<N> | null): QueryState<N> {
  const backend = useBackend();
  const key = params === null ? null : JSON.stringify([name, params]);
  const [state, setState] = useState<QueryState<N> & { key: string | null }>({ key: null, value: undefined, error: null });

  useEffect(() => {
    if (key === null) return undefined;
    const [, watched] = JSON.parse(key) as [N, QueryParams<N>];
    return backend.subscribe(
      name,
      watched,
      (value) => setState({ key, value, error: null }),
      (error) => setState({ key, value: undefined, error }),
    );
  }, [backend, name, key]);

  if (state.key === key) return state;
  // Somebody else watches the same: their last value is as good as the first one of our own.
  return { value: params === null ? undefined : backend.peek(name, params), error: null };
}
