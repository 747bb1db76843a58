import { useEffect } from 'react';
import type { InterfaceSettings } from '#shared/contract/interface-settings';

/** Draws the page in the colours that the person chose; those of the system until they are known. */
export function useTheme(theme: InterfaceSettings['theme'] | undefined): void {
  useEffect(() => {
    document.documentElement.style.colorScheme = theme === undefined || theme === 'system' ? '' : theme;
  }, [theme]);
}
