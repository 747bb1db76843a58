import type { ChatDetail } from '#shared/contract/views/chat-detail';
import { callsStrings } from '../../strings/calls.ts';

/** Why no call can be begun in a chat, in a sentence; null when one can. */
export function whyNoCall({ canCall, liveCall }: Pick<ChatDetail, 'canCall' | 'liveCall'>): string | null {
  if (liveCall?.own === 'here') return callsStrings.alreadyIn;
  return canCall ? null : callsStrings.cannotCall;
}
