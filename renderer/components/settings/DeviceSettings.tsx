import Monitor from 'lucide-react/icons/monitor';
import { useCallback, useEffect, useState } from 'react';
import type { CallResult } from '#shared/contract/calls';
import { useBackend } from '../../contract/backend-context.ts';
import { useNotices } from '../../contract/notices-context.ts';
import { describeError } from '../../models/describe-error.ts';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { commonStrings } from '../../strings/common.ts';
import { settingsStrings } from '../../strings/settings.ts';
import { useNow } from '../app/use-now.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { SkeletonRows } from '../ui/Skeleton.tsx';
import { SettingGroup } from './SettingGroup.tsx';

type Device = CallResult<'readDevices'>['devices'][number];

/** Where this person is signed in; another computer can be signed out from here. */
export function DeviceSettings() {
  const { devices, error, read, end } = useDevices();
  const [ending, setEnding] = useState<Device | null>(null);
  const nowMs = useNow();
  return (
    <SettingGroup title={settingsStrings.sections.devices} help={settingsStrings.devicesHelp}>
      {error !== null && (
        <div className="form-error" role="alert">
          {error}{' '}
          <button type="button" className="link-button" onClick={() => void read()}>
            {settingsStrings.tryAgain}
          </button>
        </div>
      )}
      {devices === null && error === null && (
        <div role="status" aria-label={commonStrings.loading}>
          <SkeletonRows count={2} />
        </div>
      )}
      <ul className="device-list">
        {devices?.map((device) => (
          <li key={device.id} className="device-line">
            <Monitor aria-hidden="true" size={18} />
            <span className="device-text">
              <bdi className="setting-label">{device.name}</bdi>
              <span className="setting-help">{device.isThisDevice ? settingsStrings.thisDevice : settingsStrings.lastSeen(pageTimeFormat.short(device.lastSeenAt, nowMs))}</span>
              <span className="setting-help">{settingsStrings.signedInSince(pageTimeFormat.full(device.createdAt))}</span>
            </span>
            {!device.isThisDevice && (
              <button type="button" className="button button-small button-danger-quiet" aria-label={settingsStrings.endDeviceLabel(device.name)} onClick={() => setEnding(device)}>
                {settingsStrings.endDevice}
              </button>
            )}
          </li>
        ))}
      </ul>
      {ending !== null && (
        <ConfirmDialog
          onClose={() => setEnding(null)}
          confirmation={{ title: settingsStrings.endDeviceTitle(ending.name), text: settingsStrings.endDeviceText, confirmLabel: settingsStrings.endDevice, isDestructive: true, onConfirm: () => void end(ending.id) }}
        />
      )}
    </SettingGroup>
  );
}

/** The server's list; it is asked each time, since only it knows. */
function useDevices() {
  const backend = useBackend();
  const notices = useNotices();
  const [devices, setDevices] = useState<readonly Device[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  const read = useCallback(async () => {
    try {
      const answer = await backend.call('readDevices', {});
      setDevices(answer.devices);
      setError(null);
    } catch (failure) {
      setError(describeError(failure));
    }
  }, [backend]);
  useEffect(() => void read(), [read]);
  const end = useCallback(
    async (deviceId: string) => {
      try {
        await backend.call('endDevice', { deviceId });
        notices.show(settingsStrings.deviceEnded);
      } catch (failure) {
        notices.show(describeError(failure));
      }
      await read();
    },
    [backend, notices, read],
  );
  return { devices, error, read, end };
}
