/** What the server itself does to calls when time has passed or rights have changed. No client can send these. */
export type CallDuty =
  /** The time for ringing is over. */
  | { readonly kind: 'call.endRing'; readonly chatId: string; readonly callId: string }
  /** Somebody has waited alone for too long. */
  | { readonly kind: 'call.endWait'; readonly chatId: string; readonly callId: string }
  /** Nothing is heard of this joining any more (`lost`), or they may not be in calls any more (`removed`). */
  | { readonly kind: 'call.showOut'; readonly chatId: string; readonly callId: string; readonly userId: string; readonly joinId: string; readonly why: 'lost' | 'removed' };
