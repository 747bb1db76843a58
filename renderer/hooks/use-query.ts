import { useEffect, useState } from 'react';
import type { QueryName, QueryParams, QueryValue } from '#shared/contract/queries';
import { useBackend } from './backend-context.ts';

/**
 * Watches a query: its newest value, undefined before the first. With other parameters the last value stays until the
 * new one is there, so that nothing flickers; give the component a `key` where an old value would be wrong.
 */
export function useQuery<N extends QueryName>(name: N, params: QueryParams<N>): QueryValue<N> | undefined {
  const backend = useBackend();
  const [value, setValue] = useState<QueryValue<N>>();
  const paramsText = JSON.stringify(params);
  useEffect(() => {
    if (backend === null) return undefined;
    return backend.subscribe(name, JSON.parse(paramsText) as QueryParams<N>, (next) => setValue(next));
  }, [backend, name, paramsText]);
  return value;
}
