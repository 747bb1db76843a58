import LoaderCircle from 'lucide-react/icons/loader-circle';
import RotateCw from 'lucide-react/icons/rotate-cw';
import X from 'lucide-react/icons/x';
import type { TrayItem } from '../../models/file-tray.ts';
import { formatSize } from '../../models/file-format.ts';
import { fileStrings } from '../../strings/files.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { FileKindIcon } from './FileKindIcon.tsx';
import type { FileTray } from './use-file-tray.ts';

/** The files that will go with the message, above its text. */
export function TrayList({ tray, onRemoved }: { readonly tray: FileTray; readonly onRemoved: () => void }) {
  if (tray.items.length === 0) return null;
  return (
    <ul className="file-tray" aria-label={fileStrings.tray}>
      {tray.items.map((item) => (
        <TrayCard
          key={item.id}
          item={item}
          onRetry={() => tray.retry(item.id)}
          onRemove={() => {
            tray.remove(item.id);
            onRemoved();
          }}
        />
      ))}
    </ul>
  );
}

function TrayCard({ item, onRetry, onRemove }: { readonly item: TrayItem; readonly onRetry: () => void; readonly onRemove: () => void }) {
  return (
    <li className={`tray-card ${item.status === 'failed' ? 'tray-card-failed' : ''}`}>
      {item.pictureAddress === null ? <FileKindIcon kind={kindOf(item)} /> : <img className="tray-picture" src={item.pictureAddress} alt="" />}
      <span className="tray-text">
        <bdi className="tray-name">{item.isRecording ? fileStrings.voiceMessage : item.name}</bdi>
        <span className="tray-fact" role={item.status === 'failed' ? 'alert' : undefined}>
          {item.status === 'failed' ? item.error : formatSize(item.file?.sizeBytes ?? item.sizeBytes)}
        </span>
      </span>
      {item.status === 'preparing' && <LoaderCircle className="tray-busy" role="img" aria-label={fileStrings.preparing} size={16} />}
      {item.status === 'failed' && <IconButton label={fileStrings.tryAgain} icon={RotateCw} onClick={onRetry} />}
      <IconButton label={fileStrings.remove(item.name)} icon={X} onClick={onRemove} />
    </li>
  );
}

function kindOf({ file }: TrayItem) {
  const mimeType = file?.mimeType ?? '';
  if (mimeType.startsWith('audio/')) return 'audio';
  if (mimeType.startsWith('video/')) return 'video';
  return mimeType === 'application/pdf' ? 'pdf' : 'other';
}
