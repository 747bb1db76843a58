import { densities, hourCycles, textPercents, themes, type InterfaceSettings } from '#shared/contract/interface-settings';
import { languageChoices } from '#shared/contract/languages';
import { settingsStrings } from '../../strings/settings.ts';
import { Choice, SettingGroup } from './SettingGroup.tsx';

interface AppearanceSettingsProps {
  readonly settings: InterfaceSettings;
  readonly onChange: (settings: InterfaceSettings) => void;
}

/** How Hallway looks on this computer. */
export function AppearanceSettings({ settings, onChange }: AppearanceSettingsProps) {
  const change = (changes: Partial<InterfaceSettings>) => onChange({ ...settings, ...changes });
  return (
    <SettingGroup title={settingsStrings.sections.appearance} help={settingsStrings.onThisComputer}>
      <Choice legend={settingsStrings.theme} name="theme" values={themes} labels={settingsStrings.themes} current={settings.theme} onChange={(theme) => change({ theme })} />
      <Choice legend={settingsStrings.density} name="density" values={densities} labels={settingsStrings.densities} current={settings.density} onChange={(density) => change({ density })} />
      <label className="settings-line">
        <span>{settingsStrings.language}</span>
        <select value={settings.language} onChange={(event) => change({ language: languageChoices.find((choice) => choice === event.target.value) ?? 'system' })}>
          {languageChoices.map((choice) => (
            <option key={choice} value={choice} {...(choice === 'system' ? {} : { lang: choice })}>{settingsStrings.languages[choice]}</option>
          ))}
        </select>
      </label>
      <label className="settings-line">
        <span>{settingsStrings.textSize}</span>
        <select value={settings.textPercent} onChange={(event) => change({ textPercent: Number(event.target.value) })}>
          {textPercents.map((percent) => (
            <option key={percent} value={percent}>{settingsStrings.percent(percent)}</option>
          ))}
        </select>
      </label>
      <Choice legend={settingsStrings.hours} name="hours" values={hourCycles} labels={settingsStrings.hourCycles} current={settings.hourCycle} onChange={(hourCycle) => change({ hourCycle })} />
    </SettingGroup>
  );
}
