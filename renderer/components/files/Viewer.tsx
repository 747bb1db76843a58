import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import Copy from 'lucide-react/icons/copy';
import Download from 'lucide-react/icons/download';
import MessageSquare from 'lucide-react/icons/message-square';
import X from 'lucide-react/icons/x';
import ZoomIn from 'lucide-react/icons/zoom-in';
import ZoomOut from 'lucide-react/icons/zoom-out';
import { useEffect, useState, type KeyboardEvent } from 'react';
import type { FileView } from '#shared/contract/views/attachment-view';
import { useNotices } from '../../contract/notices-context.ts';
import { copyPicture } from '../../files/copy-picture.ts';
import { useFileAddresses } from '../../contract/use-file-addresses.ts';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { fileStrings } from '../../strings/files.ts';
import { readingKey } from '../ui/direction.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useModal } from '../ui/use-modal.ts';
import { saveFile } from './FileActions.tsx';
import { ZoomedPicture } from './ZoomedPicture.tsx';

interface ViewerProps {
  /** Oldest first. */
  readonly files: readonly FileView[];
  readonly attachmentId: string;
  readonly onShow: (attachmentId: string) => void;
  readonly onGoTo: (file: FileView) => void;
  readonly onClose: () => void;
}

const zoomStep = 1.4;
const mostZoom = 8;

/** Pictures and films of a chat, one at a time, as large as the window. */
export function Viewer({ files, attachmentId, onShow, onGoTo, onClose }: ViewerProps) {
  const ref = useModal();
  const { show } = useNotices();
  const addresses = useFileAddresses();
  const [zoom, setZoom] = useState(1);
  const index = Math.max(0, files.findIndex(({ attachment }) => attachment.id === attachmentId));
  const shown = files[index];
  useEffect(() => setZoom(1), [attachmentId]);
  if (shown === undefined) return null;
  const { attachment } = shown;
  const isPicture = attachment.kind === 'image';

  function go(to: number): void {
    const target = files[Math.min(files.length - 1, Math.max(0, to))];
    if (target !== undefined) onShow(target.attachment.id);
  }

  function press(event: KeyboardEvent<HTMLElement>): void {
    if (event.target instanceof HTMLVideoElement) return;
    const key = readingKey(event.key, event.currentTarget);
    if (key === 'ArrowLeft') go(index - 1);
    else if (key === 'ArrowRight') go(index + 1);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(files.length - 1);
    else if (event.key === '+' || event.key === '=') setZoom(Math.min(mostZoom, zoom * zoomStep));
    else if (event.key === '-') setZoom(Math.max(1, zoom / zoomStep));
    else if (event.key === '0') setZoom(1);
    else return;
    event.preventDefault();
  }

  async function copy(): Promise<void> {
    const isCopied = await copyPicture(addresses.file(attachment.id, 'original'));
    show(isCopied ? fileStrings.copied : fileStrings.copyFailed);
  }

  return (
    <dialog ref={ref} className="viewer" aria-label={`${fileStrings.viewer}: ${attachment.fileName}`} onKeyDown={press} onCancel={(event) => { event.preventDefault(); onClose(); }}>
      <header className="viewer-header">
        <span className="viewer-title">
          <bdi className="file-name">{attachment.fileName}</bdi>
          <span className="file-fact"><bdi>{shown.senderName}</bdi> · <time>{pageTimeFormat.full(shown.createdAt)}</time> · {fileStrings.place(index + 1, files.length)}</span>
        </span>
        {isPicture && <IconButton label={fileStrings.zoomOut} icon={ZoomOut} disabled={zoom <= 1} onClick={() => setZoom(Math.max(1, zoom / zoomStep))} />}
        {isPicture && <IconButton label={fileStrings.zoomIn} icon={ZoomIn} disabled={zoom >= mostZoom} onClick={() => setZoom(Math.min(mostZoom, zoom * zoomStep))} />}
        {isPicture && <IconButton label={fileStrings.copyPicture} icon={Copy} onClick={() => void copy()} />}
        <IconButton label={fileStrings.save(attachment.fileName)} icon={Download} onClick={() => saveFile(attachment, addresses)} />
        <IconButton label={fileStrings.showInChat} icon={MessageSquare} onClick={() => onGoTo(shown)} />
        <IconButton label={fileStrings.closeFiles} icon={X} onClick={onClose} data-initial-focus="" />
      </header>
      <div className="viewer-stage">
        <IconButton className="viewer-step" label={fileStrings.previous} icon={ChevronLeft} disabled={index === 0} onClick={() => go(index - 1)} />
        {isPicture ? (
          <ZoomedPicture key={attachment.id} file={attachment} zoom={zoom} onZoom={(wanted) => setZoom(Math.min(mostZoom, Math.max(1, wanted)))} />
        ) : (
          <video key={attachment.id} className="viewer-film" src={addresses.file(attachment.id, 'original')} poster={attachment.hasThumbnail ? addresses.file(attachment.id, 'thumbnail') : undefined} controls autoPlay>
            {/* What colleagues send has none; the element is where a browser would offer them. */}
            <track kind="captions" />
          </video>
        )}
        <IconButton className="viewer-step" label={fileStrings.next} icon={ChevronRight} disabled={index === files.length - 1} onClick={() => go(index + 1)} />
      </div>
    </dialog>
  );
}
