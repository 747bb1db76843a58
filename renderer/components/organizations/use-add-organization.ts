import { useCallback } from 'react';
import { useNotices } from '../../contract/notices-context.ts';
import { describeError } from '../../models/describe-error.ts';
import { useOrganizations } from './organizations-context.ts';

/** Gives what shows a place to sign in to one more organization. */
export function useAddOrganization(): () => void {
  const hub = useOrganizations();
  const { show } = useNotices();
  return useCallback(() => void hub.add().catch((error: unknown) => show(describeError(error))), [hub, show]);
}
