import { useEffect } from 'react';
import type { Organizations } from '../../organizations/organizations.ts';
import { useOrganizations } from './organizations-context.ts';

/**
 * Ctrl or Cmd with 1 to 9 shows an organization. With a single one these keys are nobody's here: the digits go to the panes.
 */
export function useOrganizationKeys(): void {
  const hub = useOrganizations();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (hub.state().organizations.length < 2 || document.querySelector('dialog[open]') !== null) return;
      const action = actionFor(event, hub);
      if (action === null) return;
      event.preventDefault();
      event.stopPropagation();
      action();
    };
    // Before the workspace, where the digits go to the panes.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [hub]);
}

function actionFor(event: KeyboardEvent, hub: Organizations): (() => void) | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return null;
  // By their place on the keyboard: on some the digits need Shift, which would be another key.
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
  const wanted = digit === undefined ? undefined : hub.state().organizations[Number(digit) - 1];
  return wanted === undefined ? null : () => hub.show(wanted.id);
}
