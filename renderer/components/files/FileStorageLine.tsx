import { useId } from 'react';
import { useAct } from '../../contract/use-call.ts';
import { useQuery } from '../../contract/use-query.ts';
import { formatSize } from '../../models/file-format.ts';
import { fileStrings } from '../../strings/files.ts';

const gigabyte = 1_000_000_000;
const limitsBytes = [gigabyte, 2 * gigabyte, 5 * gigabyte, 10 * gigabyte, 50 * gigabyte];

/**
 * How much room files take on this computer, and how much they may.
 * @param hasClear with a button that makes room at once
 */
export function FileStorageLine({ hasClear = true }: { readonly hasClear?: boolean }) {
  const act = useAct();
  const id = useId();
  const { value } = useQuery('fileStorage', {});
  if (value === undefined) return null;
  const choices = limitsBytes.includes(value.limitBytes) ? limitsBytes : [...limitsBytes, value.limitBytes].toSorted((one, other) => one - other);
  return (
    <footer className="files-storage">
      <span>{fileStrings.storage(formatSize(value.usedBytes), formatSize(value.limitBytes))}</span>
      <label htmlFor={id}>{fileStrings.storageLimit}</label>
      <select id={id} value={value.limitBytes} onChange={(event) => void act('setFileCacheLimit', { limitBytes: Number(event.target.value) })}>
        {choices.map((bytes) => (
          <option key={bytes} value={bytes}>{formatSize(bytes)}</option>
        ))}
      </select>
      {hasClear && (
        <button type="button" className="button button-small" title={fileStrings.clearHelp} onClick={() => void act('clearFileCache', {})}>
          {fileStrings.clear}
        </button>
      )}
      <label className="files-near" title={fileStrings.nearHelp}>
        <input type="checkbox" role="switch" className="switch" aria-checked={value.isNearSharingOn} checked={value.isNearSharingOn} onChange={(event) => void act('setNearSharing', { isOn: event.target.checked })} />
        {fileStrings.near}
      </label>
    </footer>
  );
}
