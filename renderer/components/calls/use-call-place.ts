import { useCallback, useState } from 'react';
import { useBackend } from '../../contract/backend-context.ts';
import { useOrganizations } from '../organizations/organizations-context.ts';
import { useCalls } from './call-context.ts';

export type CallPlace = 'chat' | 'call' | 'history' | 'threads' | 'people';

/**
 * What the main part of the workspace shows. A call that begins comes to the front, as does one that was begun before here,
 * but not in another organization; one that is gone gives way to the chat.
 */
export function useCallPlace(): { readonly place: CallPlace; readonly isFull: boolean; readonly setPlace: (place: CallPlace) => void; readonly setFull: (isFull: boolean) => void } {
  const { current } = useCalls();
  const { accountId } = useBackend();
  const { calls } = useOrganizations();
  const callId = current?.callId ?? null;
  const [place, setPlaceState] = useState<CallPlace>(callId !== null && calls.accountOf(callId) === accountId ? 'call' : 'chat');
  const [isFull, setFull] = useState(false);
  const [seenCallId, setSeenCallId] = useState(callId);
  if (seenCallId !== callId) {
    setSeenCallId(callId);
    if (callId !== null) setPlaceState('call');
    else setFull(false);
    if (callId === null && place === 'call') setPlaceState('chat');
  }
  const setPlace = useCallback((next: CallPlace) => {
    setPlaceState(next);
    if (next !== 'call') setFull(false);
  }, []);
  return { place: callId === null && place === 'call' ? 'chat' : place, isFull: isFull && place === 'call' && callId !== null, setPlace, setFull };
}
