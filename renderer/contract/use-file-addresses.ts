import { useMemo } from 'react';
import { fileAddressesOf, type FileAddresses } from '../files/file-addresses.ts';
import { useBackend } from './backend-context.ts';

/** Gives where the files of the account are that is shown here. */
export function useFileAddresses(): FileAddresses {
  const { accountId } = useBackend();
  return useMemo(() => fileAddressesOf(accountId), [accountId]);
}
