import type { MessageAddress } from '#shared/domain/message-link';
import { readMessageLink } from '#shared/domain/message-link';

/** What the system opens with Hallway. */
export const linkScheme = 'hallway';

/** Longer is no link to a message, and nothing to look at more closely. */
const maxLength = 500;

/** The link on a command line, where Windows and Linux put it; null: none. Several at once do not come from the system. */
export function linkOnCommandLine(parameters: readonly string[]): string | null {
  return parameters.find((parameter) => parameter.slice(0, linkScheme.length + 1).toLowerCase() === `${linkScheme}:`) ?? null;
}

/** What a link from outside leads to; null: to nothing that Hallway knows. Some programs put a slash behind addresses. */
export function addressOfLink(link: string): MessageAddress | null {
  return link.length > maxLength ? null : readMessageLink(link.endsWith('/') ? link.slice(0, -1) : link);
}

type Taker = (address: MessageAddress | null) => void;

/** Hands links from outside to the window, which says what cannot be opened. One waits while no window listens; a later one takes its place. */
export class MessageLinks {
  #taker: Taker | null = null;
  #waiting: { readonly address: MessageAddress | null } | null = null;

  /** @param link untrusted: any program can ask for any link */
  open(link: string): void {
    const address = addressOfLink(link);
    if (this.#taker === null) this.#waiting = { address };
    else this.#taker(address);
  }

  /** From now on links go there, also the one that waits; the function given back ends that. */
  follow(taker: Taker): () => void {
    this.#taker = taker;
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting !== null) taker(waiting.address);
    return () => {
      if (this.#taker === taker) this.#taker = null;
    };
  }
}
