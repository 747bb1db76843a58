import Play from 'lucide-react/icons/play';
import type { AttachmentView } from '#shared/contract/views/attachment-view';
import { fitPicture, formatDuration } from '../../models/file-format.ts';
import { fileStrings } from '../../strings/files.ts';
import { Picture } from './Picture.tsx';
import { TransferLine } from './TransferLine.tsx';

interface VisualGridProps {
  readonly files: readonly AttachmentView[];
  readonly onOpen: (attachmentId: string) => void;
}

const single = { widthPx: 380, heightPx: 320 };
const tile = { widthPx: 156, heightPx: 156 };

/** Pictures and films of a message: one by its own shape, several as tiles. A click opens the viewer. */
export function VisualGrid({ files, onOpen }: VisualGridProps) {
  const isSingle = files.length === 1;
  return (
    <div className={`visuals ${isSingle ? '' : 'visuals-many'}`}>
      {files.map((file) => {
        const { widthPx, heightPx } = isSingle ? fitPicture(file, single) : tile;
        const isFilm = file.kind === 'video';
        return (
          <div key={file.id} className="visual-item" style={{ width: widthPx }}>
            <button type="button" className={`visual ${file.isRecording && isFilm ? 'visual-message' : ''}`} style={{ aspectRatio: `${widthPx} / ${heightPx}` }} aria-label={(isFilm ? fileStrings.play : fileStrings.open)(nameOf(file))} onClick={() => onOpen(file.id)}>
              <Picture file={file} alt="" />
              {isFilm && (
                <span className="visual-film" aria-hidden="true">
                  <Play size={22} fill="currentColor" />
                </span>
              )}
              {isFilm && file.durationMs !== null && <span className="visual-duration">{formatDuration(file.durationMs)}</span>}
            </button>
            <TransferLine file={file} />
          </div>
        );
      })}
    </div>
  );
}

function nameOf(file: AttachmentView): string {
  return file.isRecording ? fileStrings.videoMessage : file.fileName;
}
