import { useSyncExternalStore } from 'react';

const openDialogs: HTMLElement[] = [];
const listeners = new Set<() => void>();

function announce(): void {
  for (const listener of listeners) listener();
}

/** Tells that a modal dialog is open, until the function given back is called. */
export function enterTopLayer(dialog: HTMLElement): () => void {
  openDialogs.push(dialog);
  announce();
  return () => {
    openDialogs.splice(openDialogs.indexOf(dialog), 1);
    announce();
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where something must stand to be reachable now: the uppermost modal dialog, or the page. The rest is inert. */
export function useTopLayer(): HTMLElement {
  return useSyncExternalStore(subscribe, () => openDialogs.at(-1) ?? document.body);
}
