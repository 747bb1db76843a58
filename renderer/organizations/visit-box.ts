import type { SearchStart } from '../models/search-model.ts';
import type { WorkspaceAction } from '../models/shortcuts.ts';

interface MessageVisit {
  readonly chatId: string;
  /** Null: the chat as it is. */
  readonly messageId: string | null;
  /** The search over all organizations that found the message: it goes on there. */
  readonly search?: SearchStart;
}

/** Something to show in an organization: a chat, a message in it, a thread, or what a key of the workspace does. */
export type Visit = MessageVisit | { readonly thread: { readonly chatId: string; readonly rootMessageId: string } } | { readonly action: WorkspaceAction };

/** Where an organization is asked to show something, possibly before its workspace stands; it takes each visit once. */
export interface VisitBox {
  ask(visit: Visit): void;
  take(): Visit | null;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Gives an empty box. Of two visits that nobody took, the later one counts. */
export function createVisitBox(): VisitBox {
  const listeners = new Set<() => void>();
  let asked: Visit | null = null;
  return {
    ask(visit) {
      asked = visit;
      for (const listener of listeners) listener();
    },
    take() {
      const visit = asked;
      asked = null;
      return visit;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
