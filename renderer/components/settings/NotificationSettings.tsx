import { useState } from 'react';
import { notificationSounds, type InterfaceSettings, type NotificationSound } from '#shared/contract/interface-settings';
import { notificationLevels, type NotificationPreferences } from '#shared/domain/preferences';
import { usePreferences } from '../../contract/use-preferences.ts';
import { whatIsTold, type ToldNow } from '../../models/notification-decision.ts';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { settingsStrings } from '../../strings/settings.ts';
import { playNotificationSound } from '../app/play-notification-sound.ts';
import { useNow } from '../app/use-now.ts';
import { SettingSwitch } from '../ui/SettingSwitch.tsx';
import { Keywords } from './Keywords.tsx';
import { PauseSetting } from './PauseSetting.tsx';
import { QuietHoursSetting } from './QuietHoursSetting.tsx';
import { Choice, SettingGroup } from './SettingGroup.tsx';
import { TestNotification } from './TestNotification.tsx';

interface NotificationSettingsProps {
  readonly settings: InterfaceSettings;
  readonly onChange: (settings: InterfaceSettings) => void;
}

/** What is told of, when and how. */
export function NotificationSettings({ settings, onChange }: NotificationSettingsProps) {
  const { preferences, save } = usePreferences();
  const { notifications } = preferences;
  const change = (changes: Partial<NotificationPreferences>) => save('notifications', { ...notifications, ...changes });
  const told = whatIsTold(settings, notifications, useNow());
  return (
    <>
      <p className="setting-now" role="status">{toldText(told)}</p>
      <SettingGroup title={settingsStrings.everywhere}>
        <Choice legend={settingsStrings.level} name="level" values={notificationLevels} labels={settingsStrings.levels} current={notifications.level} onChange={(level) => change({ level })} />
        <SettingSwitch label={settingsStrings.threads} help={settingsStrings.threadsHelp} isOn={notifications.areThreadsTold} onChange={(areThreadsTold) => change({ areThreadsTold })} />
        <Keywords keywords={notifications.keywords} onChange={(keywords) => change({ keywords })} />
        <PauseSetting pausedUntilMs={notifications.pausedUntilMs} onChange={(pausedUntilMs) => change({ pausedUntilMs })} />
        <QuietHoursSetting quietHours={notifications.quietHours} onChange={(quietHours) => change({ quietHours })} />
      </SettingGroup>
      <SettingGroup title={settingsStrings.thisComputer}>
        <SettingSwitch label={settingsStrings.notify} help={settingsStrings.notifyHelp} isOn={settings.areNotificationsOn} onChange={(areNotificationsOn) => onChange({ ...settings, areNotificationsOn })} />
        <SoundSetting sound={settings.notificationSound} onChange={(notificationSound) => onChange({ ...settings, notificationSound })} />
        <TestNotification sound={settings.notificationSound} />
      </SettingGroup>
    </>
  );
}

function toldText(told: ToldNow): string {
  return told.reason === 'paused' ? settingsStrings.toldPaused(pageTimeFormat.full(told.untilMs)) : settingsStrings.told[told.reason];
}

function SoundSetting({ sound, onChange }: { readonly sound: NotificationSound; readonly onChange: (sound: NotificationSound) => void }) {
  const [isHeard, setHeard] = useState(false);
  return (
    <div className="settings-line">
      <label className="settings-line-label">
        <span>{settingsStrings.sound}</span>
        <select
          value={sound}
          onChange={(event) => {
            const chosen = notificationSounds.find((each) => each === event.target.value) ?? 'none';
            onChange(chosen);
            playNotificationSound(chosen);
          }}
        >
          {notificationSounds.map((each) => (
            <option key={each} value={each}>{settingsStrings.sounds[each]}</option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className="button button-small"
        disabled={sound === 'none'}
        onClick={() => {
          playNotificationSound(sound);
          setHeard(true);
        }}
      >
        {settingsStrings.hear}
      </button>
      <span className="visually-hidden" role="status">{isHeard ? settingsStrings.heard : ''}</span>
    </div>
  );
}
