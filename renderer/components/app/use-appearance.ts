import { useEffect, useState } from 'react';
import { defaultInterfaceSettings, type HourCycle, type InterfaceSettings } from '#shared/contract/interface-settings';
import { setHourCycle } from '../../models/page-time-format.ts';

/**
 * Draws the page as the person chose: colours, density, size of text. As the system has it until that is known.
 * @returns what changes when everything with a time in it has to be drawn anew
 */
export function useAppearance(settings: InterfaceSettings | undefined): HourCycle {
  const { theme, density, textPercent, hourCycle } = settings ?? defaultInterfaceSettings;
  useEffect(() => {
    const { style, dataset } = document.documentElement;
    style.colorScheme = theme === 'system' || theme === 'contrast' ? '' : theme;
    dataset['theme'] = theme;
    dataset['density'] = density;
    style.fontSize = textPercent === 100 ? '' : `${textPercent}%`;
  }, [density, textPercent, theme]);
  const [shown, setShown] = useState<HourCycle>('system');
  if (shown !== hourCycle) {
    setHourCycle(hourCycle);
    setShown(hourCycle);
  }
  return hourCycle;
}
