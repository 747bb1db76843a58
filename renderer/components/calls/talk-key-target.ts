interface KeyTarget {
  readonly code: string;
  /** Where the key was pressed; anything that can be asked whether it matches a selector. */
  readonly target: { matches(selector: string): boolean };
  /** The target was last clicked, not reached by the keyboard. */
  readonly isPointed: boolean;
}

const written = 'input, textarea, select, [contenteditable="true"], [role="menuitem"]';
const pressed = 'button, a';

/**
 * Whether a key belongs to what has the focus and not to talking: every key where one writes, and Space on a button
 * that was reached by the keyboard. On a button that was only clicked, Space talks: whoever turned the camera on with
 * the mouse and then talks does not want it off again.
 */
export function belongsToTarget({ code, target, isPointed }: KeyTarget): boolean {
  return target.matches(written) || (code === 'Space' && !isPointed && target.matches(pressed));
}
