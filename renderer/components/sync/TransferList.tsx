import type { TransferItem } from '#shared/contract/views/sync-view';
import { useAct } from '../../contract/use-call.ts';
import { formatSize } from '../../models/file-format.ts';
import { fileStrings } from '../../strings/files.ts';
import { statusStrings } from '../../strings/status.ts';

/** Files on their way, up and down, with how far they are. */
export function TransferList({ transfers }: { readonly transfers: readonly TransferItem[] }) {
  const act = useAct();
  if (transfers.length === 0) return <p className="muted">{statusStrings.transfersEmpty}</p>;
  return (
    <ul className="sync-list">
      {transfers.map(({ attachmentId, fileName, sizeBytes, chatTitle, transfer }) => {
        const isHeld = transfer.status === 'paused' || transfer.status === 'failed';
        return (
          <li key={`${attachmentId} ${transfer.direction}`} className="sync-line">
            <span className="sync-text">
              <bdi className="sync-what">{fileName}</bdi>
              <span className="setting-help">
                {[chatTitle, transfer.direction === 'up' ? statusStrings.up : statusStrings.down, statusStrings.transferStates[transfer.status], statusStrings.progress(formatSize(transfer.doneBytes), formatSize(sizeBytes))].join(' · ')}
              </span>
              {transfer.message !== null && <span className="field-error">{transfer.message}</span>}
              <progress className="sync-progress" aria-label={fileName} value={transfer.doneBytes} max={Math.max(1, sizeBytes)} />
            </span>
            <button type="button" className="button button-small" onClick={() => void act(isHeld ? 'resumeTransfer' : 'pauseTransfer', { attachmentId })}>
              {isHeld ? fileStrings.resume : fileStrings.pause}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
