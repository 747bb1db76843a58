import type { QuietHours } from '#shared/domain/preferences';
import { weekdayNames } from '../../models/page-time-format.ts';
import { minuteOfDay, timeOfDay } from '../../models/quiet-hours.ts';
import { settingsStrings } from '../../strings/settings.ts';
import { SettingSwitch } from '../ui/SettingSwitch.tsx';

/** Hours of the week in which nothing is told of, by the clock of each computer. */
export function QuietHoursSetting({ quietHours, onChange }: { readonly quietHours: QuietHours; readonly onChange: (quietHours: QuietHours) => void }) {
  const { days } = quietHours;
  const setMinute = (field: 'fromMinute' | 'untilMinute', text: string) => {
    const minute = minuteOfDay(text);
    if (minute !== null) onChange({ ...quietHours, [field]: minute });
  };
  return (
    <>
      <SettingSwitch label={settingsStrings.quietHours} help={settingsStrings.quietHoursHelp} isOn={quietHours.isOn} onChange={(isOn) => onChange({ ...quietHours, isOn })} />
      {quietHours.isOn && (
        <fieldset className="quiet-hours">
          <legend className="visually-hidden">{settingsStrings.quietHours}</legend>
          <div className="quiet-days">
            {weekdayNames().map(({ day, name }) => (
              <label key={day}>
                <input type="checkbox" checked={days.includes(day)} onChange={(event) => onChange({ ...quietHours, days: event.target.checked ? [...days, day].toSorted((one, other) => one - other) : days.filter((other) => other !== day) })} />
                {name}
              </label>
            ))}
          </div>
          <label>
            {settingsStrings.quietFrom}
            <input type="time" value={timeOfDay(quietHours.fromMinute)} onChange={(event) => setMinute('fromMinute', event.target.value)} />
          </label>
          <label>
            {settingsStrings.quietUntil}
            <input type="time" value={timeOfDay(quietHours.untilMinute)} onChange={(event) => setMinute('untilMinute', event.target.value)} />
          </label>
        </fieldset>
      )}
    </>
  );
}
