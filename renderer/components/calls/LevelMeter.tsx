import { useEffect, useState } from 'react';
import { callSettingsStrings } from '../../strings/call-settings.ts';

const bars = 24;

/** How loud the microphone is now. */
export function LevelMeter({ onLevel }: { readonly onLevel: (listener: (level: number) => void) => () => void }) {
  const [lit, setLit] = useState(0);
  useEffect(() => onLevel((level) => setLit(Math.round(Math.min(1, Math.max(0, level)) * bars))), [onLevel]);
  return (
    <div className="level-meter" role="meter" aria-label={callSettingsStrings.level} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round((lit / bars) * 100)}>
      {Array.from({ length: bars }, (_, index) => (
        <span key={index} className={index < lit ? 'level-bar level-bar-lit' : 'level-bar'} />
      ))}
    </div>
  );
}
