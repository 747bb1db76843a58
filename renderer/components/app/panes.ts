/** What takes the focus in each pane, in the order of the panes. */
const paneTargets = ['[data-pane="chats"] [data-pane-focus]', '[data-pane="conversation"] [data-pane-focus]', '[data-pane="details"] [data-pane-focus]'];

/** Moves the focus to a pane: 0 the chats, 1 the conversation, 2 the details. Nothing happens where it is not shown. */
export function focusPane(index: number): void {
  const target = paneTargets[index];
  if (target !== undefined) document.querySelector<HTMLElement>(target)?.focus();
}

/** Moves the focus to the next (1) or former (-1) pane that is shown. */
export function focusNextPane(step: 1 | -1): void {
  const shown = paneTargets.map((target) => document.querySelector<HTMLElement>(target)).filter((element) => element !== null);
  const current = shown.findIndex((element) => element.closest('[data-pane]')?.contains(document.activeElement) === true);
  shown[(current + step + shown.length) % shown.length]?.focus();
}
