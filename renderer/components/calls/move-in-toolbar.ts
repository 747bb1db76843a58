import type { KeyboardEvent } from 'react';
import { readingKey } from '../ui/direction.ts';

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Moves the focus along a toolbar with the arrow keys, round its ends; in the direction that is read. */
export function moveInToolbar(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[readingKey(event.key, event.currentTarget)];
  if (step === undefined || !(event.target instanceof HTMLElement) || !event.target.matches('.control')) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('.control')].filter((button) => button.offsetParent !== null);
  const target = buttons.indexOf(event.target) + step;
  event.preventDefault();
  buttons[(target + buttons.length) % buttons.length]?.focus();
}
