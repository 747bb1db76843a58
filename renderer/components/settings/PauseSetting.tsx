import { useState } from 'react';
import { nextMorning } from '../../models/next-morning.ts';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { settingsStrings } from '../../strings/settings.ts';

const hourMs = 3_600_000;

/** Tells of nothing for a while. */
export function PauseSetting({ pausedUntilMs, onChange }: { readonly pausedUntilMs: number | null; readonly onChange: (untilMs: number | null) => void }) {
  const [openedAtMs] = useState(() => Date.now());
  const untilMs = pausedUntilMs !== null && pausedUntilMs > openedAtMs ? pausedUntilMs : null;
  const ends: Readonly<Record<string, number>> = { hour: openedAtMs + hourMs, workday: openedAtMs + 8 * hourMs, tomorrow: nextMorning(openedAtMs) };
  const chosen = untilMs === null ? 'none' : (Object.keys(ends).find((key) => ends[key] === untilMs) ?? 'set');
  return (
    <label className="settings-line">
      <span>{settingsStrings.pause}</span>
      <select value={chosen} onChange={(event) => onChange(ends[event.target.value] ?? null)}>
        {chosen === 'set' && <option value="set">{settingsStrings.pausedUntil(pageTimeFormat.full(untilMs ?? 0))}</option>}
        {Object.entries(settingsStrings.pauseFor).map(([key, label]) => (
          <option key={key} value={key}>{label}</option>
        ))}
      </select>
    </label>
  );
}
