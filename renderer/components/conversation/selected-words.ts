/** What is selected within one message; null when nothing is, or something beyond it. */
export function selectedWords(messageId: string): string | null {
  const selection = window.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const { commonAncestorContainer: within } = selection.getRangeAt(0);
  const element = within instanceof HTMLElement ? within : within.parentElement;
  const isWithin = element?.closest(`[data-message-id="${CSS.escape(messageId)}"]`) !== null && element !== null;
  const words = selection.toString().trim();
  return isWithin && words !== '' ? words : null;
}
