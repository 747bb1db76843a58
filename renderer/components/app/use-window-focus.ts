import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  window.addEventListener('focus', listener);
  window.addEventListener('blur', listener);
  document.addEventListener('visibilitychange', listener);
  return () => {
    window.removeEventListener('focus', listener);
    window.removeEventListener('blur', listener);
    document.removeEventListener('visibilitychange', listener);
  };
}

const isFocused = () => document.hasFocus() && document.visibilityState === 'visible';

/** Whether the person is looking at this window. */
export function useWindowFocus(): boolean {
  return useSyncExternalStore(subscribe, isFocused);
}
