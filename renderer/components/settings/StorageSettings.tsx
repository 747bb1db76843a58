import { useState } from 'react';
import { useNotices } from '../../contract/notices-context.ts';
import { useAct } from '../../contract/use-call.ts';
import { useQuery } from '../../contract/use-query.ts';
import { formatSize } from '../../models/file-format.ts';
import { historyText } from '../../models/connection-status.ts';
import { fileStrings } from '../../strings/files.ts';
import { settingsStrings } from '../../strings/settings.ts';
import { FileStorageLine } from '../files/FileStorageLine.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { SettingGroup } from './SettingGroup.tsx';

/** How much room Hallway takes on this computer, how far the history reaches, and making room. */
export function StorageSettings() {
  const act = useAct();
  const notices = useNotices();
  const storage = useQuery('storage', {}).value;
  const files = useQuery('fileStorage', {}).value;
  const connection = useQuery('connection', {}).value;
  const sync = useQuery('sync', {}).value;
  const [isAsking, setAsking] = useState(false);
  if (storage === undefined || files === undefined || connection === undefined || sync === undefined) return <SettingGroup title={settingsStrings.sections.storage}>{null}</SettingGroup>;
  const freed = Math.max(0, files.usedBytes - files.keptBytes);

  async function clear(): Promise<void> {
    if ((await act('clearFileCache', {})) !== null) notices.show(settingsStrings.cleared);
  }

  return (
    <>
      <SettingGroup title={settingsStrings.messagesHere}>
        <dl className="facts">
          <dt>{settingsStrings.storeSize}</dt>
          <dd>{formatSize(storage.storeBytes)}</dd>
          <dt>{settingsStrings.messageCount}</dt>
          <dd>{settingsStrings.messagesInChats(storage.messageCount, storage.chatCount)}</dd>
          <dt>{settingsStrings.history}</dt>
          <dd>{historyText(connection.history, sync.completeSinceMs)}</dd>
        </dl>
      </SettingGroup>
      <SettingGroup title={settingsStrings.filesHere} help={settingsStrings.clearHelp}>
        <dl className="facts">
          <dt>{settingsStrings.filesSize}</dt>
          <dd>{formatSize(files.usedBytes)}</dd>
          <dt>{settingsStrings.filesKept}</dt>
          <dd>{formatSize(files.keptBytes)}</dd>
        </dl>
        <FileStorageLine hasClear={false} />
        <button type="button" className="button" disabled={freed === 0} onClick={() => setAsking(true)}>
          {fileStrings.clear}
        </button>
      </SettingGroup>
      {isAsking && (
        <ConfirmDialog
          onClose={() => setAsking(false)}
          confirmation={{ title: settingsStrings.clearTitle, text: settingsStrings.clearText(formatSize(freed)), confirmLabel: fileStrings.clear, isDestructive: true, onConfirm: () => void clear() }}
        />
      )}
    </>
  );
}
