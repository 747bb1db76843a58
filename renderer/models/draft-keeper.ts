import type { Draft } from '#shared/contract/calls';
import type { CancelTimer, Clock } from '#shared/runtime/clock';

export interface DraftKeeper {
  /** Remembers what is in the composer now; it is stored a moment later. */
  change(draft: Draft): void;
  /** Stores at once what waits: on leaving the chat, the window or the page. */
  readonly flush: () => void;
  /** This text has been sent and is no draft any more; what was typed since stays one. */
  sent(text: string): void;
}

export interface DraftKeeperOptions {
  readonly save: (draft: Draft | null) => void;
  readonly clock: Clock;
  readonly delayMs?: number;
}

/** Keeps the draft of one chat: stored when typing pauses, and never stored twice the same. */
export function createDraftKeeper({ save, clock, delayMs = 300 }: DraftKeeperOptions): DraftKeeper {
  let waiting: Draft | null = null;
  let cancel: CancelTimer = () => undefined;

  function flush(): void {
    cancel();
    if (waiting === null) return;
    const draft = waiting;
    waiting = null;
    save(isEmptyDraft(draft) ? null : draft);
  }

  return {
    change(draft) {
      waiting = draft;
      cancel();
      cancel = clock.after(delayMs, flush);
    },
    flush,
    sent(text) {
      if (waiting !== null && waiting.body !== '' && waiting.body !== text) return;
      cancel();
      waiting = null;
      save(null);
    },
  };
}

function isEmptyDraft(draft: Draft): boolean {
  return draft.body.trim() === '' && draft.replyToMessageId === null && draft.files.length === 0;
}
