import Pause from 'lucide-react/icons/pause';
import Play from 'lucide-react/icons/play';
import RotateCw from 'lucide-react/icons/rotate-cw';
import X from 'lucide-react/icons/x';
import type { AttachmentView, TransferView } from '#shared/contract/views/attachment-view';
import { useAct } from '../../contract/use-call.ts';
import { formatSize } from '../../models/file-format.ts';
import { fileStrings } from '../../strings/files.ts';
import { IconButton } from '../ui/IconButton.tsx';

/** How a file's way stands, and what can be done about it. Shows nothing when nothing is under way. */
export function TransferLine({ file }: { readonly file: AttachmentView }) {
  const act = useAct();
  const { transfer } = file;
  if (transfer === null) return null;
  const attachment = { attachmentId: file.id };
  const isHeld = transfer.status === 'paused' || transfer.status === 'failed';
  return (
    <div className={`transfer ${transfer.status === 'failed' ? 'transfer-failed' : ''}`}>
      <progress max={Math.max(1, file.sizeBytes)} value={transfer.doneBytes} aria-label={file.fileName} />
      <span className="transfer-text">{describe(transfer, file.sizeBytes)}</span>
      {isHeld ? (
        <IconButton label={transfer.status === 'failed' ? fileStrings.retry : fileStrings.resume} icon={transfer.status === 'failed' ? RotateCw : Play} onClick={() => void act('resumeTransfer', attachment)} />
      ) : (
        <IconButton label={fileStrings.pause} icon={Pause} onClick={() => void act('pauseTransfer', attachment)} />
      )}
      {transfer.direction === 'down' && <IconButton label={fileStrings.cancel} icon={X} onClick={() => void act('cancelDownload', attachment)} />}
    </div>
  );
}

function describe({ direction, status, doneBytes, message }: TransferView, sizeBytes: number): string {
  const isUp = direction === 'up';
  switch (status) {
    case 'waiting': return isUp ? fileStrings.waitsToSend : fileStrings.waitsToFetch;
    case 'running': return (isUp ? fileStrings.uploading : fileStrings.downloading)(formatSize(doneBytes), formatSize(sizeBytes));
    case 'paused': return fileStrings.paused;
    case 'failed': return message ?? '';
  }
}
