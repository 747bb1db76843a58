interface KeyTarget {
  readonly code: string;
  readonly target: EventTarget | null;
}

/**
 * Whether a key belongs to what has the focus and not to talking: every key where one writes, and Space on a button
 * that was reached by the keyboard. On a button that was only clicked, Space talks.
 */
export function belongsToTarget({ code, target }: KeyTarget): boolean {
  if (target === null || !('matches' in target)) return false;
  const element = target as Element;
  if (element.matches('input, textarea, select, [contenteditable="true"], [role="menuitem"]')) return true;
  return code === 'Space' && element.matches('button:focus-visible, a:focus-visible');
}
