import type { MessageAddress } from '#shared/domain/message-link';

type Listener = (address: MessageAddress | null) => void;

/** Links from outside on their way to what opens them, which may stand later than they come. */
export interface LinkQueue {
  put(address: MessageAddress | null): void;
  readonly follow: (listener: Listener) => () => void;
}

/** Gives an empty queue. Of several links that nobody took, the last one counts: it is the one that was just clicked. */
export function createLinkQueue(): LinkQueue {
  let listener: Listener | null = null;
  let waiting: { readonly address: MessageAddress | null } | null = null;
  return {
    put(address) {
      if (listener === null) waiting = { address };
      else listener(address);
    },
    follow(next) {
      listener = next;
      const first = waiting;
      waiting = null;
      if (first !== null) next(first.address);
      return () => {
        if (listener === next) listener = null;
      };
    },
  };
}
