import { useState, type KeyboardEvent } from 'react';
import { callSettingsStrings } from '../../strings/call-settings.ts';
import { isUsableTalkKey, keyName } from './key-names.ts';
import { SettingSwitch } from '../ui/SettingSwitch.tsx';

interface TalkKeySettingProps {
  /** `KeyboardEvent.code`, or null: the microphone stays open. */
  readonly code: string | null;
  readonly onChange: (code: string | null) => void;
}

const firstKey = 'Space';

/** Push to talk, and the key to hold. */
export function TalkKeySetting({ code, onChange }: TalkKeySettingProps) {
  const [isCapturing, setIsCapturing] = useState(false);
  const [isRefused, setIsRefused] = useState(false);

  function capture(event: KeyboardEvent): void {
    if (!isCapturing) return;
    // Escape leaves things as they are, Tab goes on: nobody gets caught here.
    if (event.key === 'Tab') return setIsCapturing(false);
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setIsCapturing(false);
    if (!isUsableTalkKey(event.code)) return setIsRefused(true);
    setIsCapturing(false);
    onChange(event.code);
  }

  return (
    <div className="talk-key">
      <SettingSwitch label={callSettingsStrings.pushToTalk} help={callSettingsStrings.pushToTalkHelp} isOn={code !== null} onChange={(isOn) => onChange(isOn ? firstKey : null)} />
      {code !== null && (
        <div className="talk-key-row">
          <span>{callSettingsStrings.talkKey}</span>
          <kbd className="key">{keyName(code)}</kbd>
          <button
            type="button"
            className="button button-small"
            aria-pressed={isCapturing}
            onKeyDown={capture}
            onBlur={() => setIsCapturing(false)}
            onClick={() => {
              setIsCapturing(!isCapturing);
              setIsRefused(false);
            }}
          >
            {isCapturing ? callSettingsStrings.pressKey : callSettingsStrings.chooseKey}
          </button>
          <span className="field-error" role="status">
            {isCapturing && isRefused ? callSettingsStrings.keyNotUsable : ''}
          </span>
        </div>
      )}
    </div>
  );
}
