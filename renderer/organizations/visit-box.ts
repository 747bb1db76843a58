/** Something to show in an organization: a chat, or a message in it. */
export interface Visit {
  readonly chatId: string;
  /** Null: the chat as it is. */
  readonly message: { readonly messageId: string; readonly seq: number | null } | null;
}

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
