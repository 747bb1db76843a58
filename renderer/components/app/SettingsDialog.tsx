import { useState } from 'react';
import { themes, type InterfaceSettings } from '#shared/contract/interface-settings';
import { languageChoices } from '#shared/contract/languages';
import { nextMorning } from '../../models/next-morning.ts';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { settingsStrings } from '../../strings/settings.ts';
import { SettingSwitch } from '../ui/SettingSwitch.tsx';
import { Dialog } from '../ui/Dialog.tsx';

interface SettingsDialogProps {
  readonly settings: InterfaceSettings;
  readonly onChange: (settings: InterfaceSettings) => void;
  readonly onClose: () => void;
}

/** How Hallway looks and tells of messages on this computer. */
export function SettingsDialog({ settings, onChange, onClose }: SettingsDialogProps) {
  return (
    <Dialog title={settingsStrings.settings} onClose={onClose} className="call-settings">
      <div className="call-settings-content">
        <section className="call-settings-section" aria-labelledby="settings-appearance">
          <h3 id="settings-appearance">{settingsStrings.appearance}</h3>
          <fieldset className="settings-choice">
            <legend>{settingsStrings.theme}</legend>
            {themes.map((theme) => (
              <label key={theme}>
                <input type="radio" name="theme" checked={settings.theme === theme} onChange={() => onChange({ ...settings, theme })} />
                {settingsStrings.themes[theme]}
              </label>
            ))}
          </fieldset>
          <label className="settings-line">
            <span>{settingsStrings.language}</span>
            <select value={settings.language} onChange={(event) => onChange({ ...settings, language: languageChoices.find((choice) => choice === event.target.value) ?? 'system' })}>
              {languageChoices.map((choice) => (
                <option key={choice} value={choice} {...(choice === 'system' ? {} : { lang: choice })}>{settingsStrings.languages[choice]}</option>
              ))}
            </select>
          </label>
        </section>
        <section className="call-settings-section" aria-labelledby="settings-notifications">
          <h3 id="settings-notifications">{settingsStrings.notifications}</h3>
          <SettingSwitch label={settingsStrings.notify} help={settingsStrings.notifyHelp} isOn={settings.areNotificationsOn} onChange={(areNotificationsOn) => onChange({ ...settings, areNotificationsOn })} />
          {settings.areNotificationsOn && <Permission />}
          <SettingSwitch label={settingsStrings.sound} help={settingsStrings.soundHelp} isOn={settings.hasNotificationSound} onChange={(hasNotificationSound) => onChange({ ...settings, hasNotificationSound })} />
          <Pause settings={settings} onChange={onChange} />
        </section>
      </div>
      <footer className="dialog-footer">
        <button type="button" className="button button-primary" onClick={onClose}>
          {settingsStrings.close}
        </button>
      </footer>
    </Dialog>
  );
}

/** A browser asks once; the desktop program has the permission from the start. */
function Permission() {
  const [permission, setPermission] = useState(() => ('Notification' in window ? Notification.permission : 'denied'));
  if (permission === 'granted') return null;
  if (permission === 'denied') return <p className="muted">{settingsStrings.blocked}</p>;
  return (
    <button type="button" className="button" onClick={() => void Notification.requestPermission().then(setPermission)}>
      {settingsStrings.allow}
    </button>
  );
}

const hourMs = 3_600_000;

function Pause({ settings, onChange }: Pick<SettingsDialogProps, 'settings' | 'onChange'>) {
  const [openedAtMs] = useState(() => Date.now());
  const untilMs = settings.pausedUntilMs !== null && settings.pausedUntilMs > openedAtMs ? settings.pausedUntilMs : null;
  const ends: Readonly<Record<string, number>> = { hour: openedAtMs + hourMs, workday: openedAtMs + 8 * hourMs, tomorrow: nextMorning(openedAtMs) };
  const chosen = untilMs === null ? 'none' : (Object.keys(ends).find((key) => ends[key] === untilMs) ?? 'set');
  return (
    <label className="settings-line">
      <span>{settingsStrings.pause}</span>
      <select value={chosen} onChange={(event) => onChange({ ...settings, pausedUntilMs: ends[event.target.value] ?? null })}>
        {chosen === 'set' && <option value="set">{settingsStrings.pausedUntil(pageTimeFormat.full(untilMs ?? 0))}</option>}
        {Object.entries(settingsStrings.pauseFor).map(([key, label]) => (
          <option key={key} value={key}>{label}</option>
        ))}
      </select>
    </label>
  );
}
