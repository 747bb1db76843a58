/** Where what is written goes: a chat, or a thread in it. */
export interface WritingPlace {
  readonly chatId: string;
  readonly thread: { readonly rootMessageId: string; readonly isAlsoInChat: boolean } | null;
}

/** The place as sending names it. */
export function sendTo({ chatId, thread }: WritingPlace): { readonly chatId: string; readonly threadRootMessageId?: string; readonly isAlsoInChat?: boolean } {
  return thread === null ? { chatId } : { chatId, threadRootMessageId: thread.rootMessageId, isAlsoInChat: thread.isAlsoInChat };
}
