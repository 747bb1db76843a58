import { callSettingsStrings } from '../../strings/call-settings.ts';
import type { CallSettings } from '#shared/contract/call-settings';
import { Dialog } from '../ui/Dialog.tsx';
import { useCallController, useCalls } from './call-context.ts';
import { CameraPreview } from './CameraPreview.tsx';
import { DeviceSelect } from './DeviceSelect.tsx';
import { KeyList } from './KeyList.tsx';
import { LevelMeter } from './LevelMeter.tsx';
import { SettingSwitch } from '../ui/SettingSwitch.tsx';
import { TalkKeySetting } from './TalkKeySetting.tsx';
import { usePreview } from './use-preview.ts';
import { problemText } from './call-words.ts';

/** Devices with a look and a listen, and how calls are made on this computer; before a call and during one. */
export function CallSettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const controller = useCallController();
  const { settings } = useCalls();
  const preview = usePreview();
  const change = (changes: Partial<CallSettings>) => controller.saveSettings({ ...settings, ...changes });
  const problemsOf = (kind: 'microphone' | 'camera') => preview.problems.filter((problem) => problem.kind === kind).map(problemText);
  return (
    <Dialog title={callSettingsStrings.title} onClose={onClose} className="call-settings">
      <div className="call-settings-content">
        <section className="call-settings-section" aria-labelledby="call-settings-sound">
          <h3 id="call-settings-sound">{callSettingsStrings.sound}</h3>
          <DeviceSelect kind="microphone" problems={problemsOf('microphone')} />
          <LevelMeter onLevel={preview.onLevel} />
          <div className="call-settings-speaker">
            <DeviceSelect kind="speaker" problems={[]} />
            <button type="button" className="button" onClick={() => controller.playTestSound()}>
              {callSettingsStrings.testSound}
            </button>
          </div>
        </section>
        <section className="call-settings-section" aria-labelledby="call-settings-picture">
          <h3 id="call-settings-picture">{callSettingsStrings.picture}</h3>
          <DeviceSelect kind="camera" problems={problemsOf('camera')} />
          <CameraPreview track={preview.cameraTrack} isOn={preview.isCameraOn} hasProblem={problemsOf('camera').length > 0} onToggle={preview.toggleCamera} />
        </section>
        <section className="call-settings-section" aria-labelledby="call-settings-behaviour">
          <h3 id="call-settings-behaviour">{callSettingsStrings.behaviour}</h3>
          <SettingSwitch label={callSettingsStrings.noiseControl} help={callSettingsStrings.noiseControlHelp} isOn={settings.isNoiseControlOn} onChange={(isNoiseControlOn) => change({ isNoiseControlOn })} />
          <SettingSwitch label={callSettingsStrings.ringtone} help={callSettingsStrings.ringtoneHelp} isOn={settings.isRingtoneOn} onChange={(isRingtoneOn) => change({ isRingtoneOn })} />
          <TalkKeySetting code={settings.pushToTalkKey} onChange={(pushToTalkKey) => change({ pushToTalkKey })} />
          <SettingSwitch label={callSettingsStrings.relayOnly} help={callSettingsStrings.relayOnlyHelp} isOn={settings.isRelayOnly} onChange={(isRelayOnly) => change({ isRelayOnly })} />
        </section>
        <section className="call-settings-section" aria-labelledby="call-settings-keys">
          <h3 id="call-settings-keys">{callSettingsStrings.keys}</h3>
          <KeyList />
        </section>
      </div>
      <footer className="dialog-footer">
        <button type="button" className="button button-primary" onClick={onClose}>
          {callSettingsStrings.close}
        </button>
      </footer>
    </Dialog>
  );
}
