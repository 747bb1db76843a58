/** Puts the focus on a message of the conversation, if it is drawn; false when it is not. */
export function focusMessage(messageId: string): boolean {
  const element = document.querySelector<HTMLElement>(`[data-pane="conversation"] [data-message-id="${CSS.escape(messageId)}"]`);
  element?.focus({ preventScroll: true });
  return element !== null;
}

/** Puts the focus where one writes in the conversation. */
export function focusComposer(): void {
  document.querySelector<HTMLElement>('[data-pane="conversation"] [data-pane-focus]')?.focus();
}
