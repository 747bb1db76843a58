import { useId } from 'react';
import type { DeviceKind } from '../../calls/engine/call-controller.ts';
import { callSettingsStrings } from '../../strings/call-settings.ts';
import { useCallController, useCalls } from './call-context.ts';

const systemDefault = '';

/** Chooses a microphone, camera or speaker. A chosen one that is not plugged in stays chosen, and says so. */
export function DeviceSelect({ kind, problems }: { readonly kind: DeviceKind; readonly problems: readonly string[] }) {
  const id = useId();
  const controller = useCallController();
  const { devices, settings } = useCalls();
  const offered = devices.filter((device) => device.kind === kind);
  const chosen = settings[kind];
  const isMissing = chosen !== null && offered.every(({ deviceId }) => deviceId !== chosen.deviceId);

  function choose(deviceId: string): void {
    if (deviceId === systemDefault) controller.saveSettings({ ...settings, [kind]: null });
    else controller.chooseDevice(kind, deviceId);
  }

  return (
    <div className="field">
      <label htmlFor={id}>{callSettingsStrings[kind]}</label>
      <select id={id} className="select" value={chosen?.deviceId ?? systemDefault} aria-describedby={problems.length > 0 ? `${id}-problem` : undefined} onChange={(event) => choose(event.target.value)}>
        <option value={systemDefault}>{callSettingsStrings.systemDefault}</option>
        {isMissing && <option value={chosen.deviceId}>{callSettingsStrings.notPlugged(chosen.label)}</option>}
        {offered.map((device) => (
          <option key={device.deviceId} value={device.deviceId}>
            {device.label}
          </option>
        ))}
      </select>
      {problems.length > 0 && (
        <span id={`${id}-problem`} className="field-error" role="alert">
          {problems.join(' ')}
        </span>
      )}
    </div>
  );
}
