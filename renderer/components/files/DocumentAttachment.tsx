import { lazy, Suspense, useState } from 'react';
import type { AttachmentView } from '#shared/contract/views/attachment-view';
import { useFileAddresses } from '../../contract/use-file-addresses.ts';
import { formatSize } from '../../models/file-format.ts';
import { fileStrings } from '../../strings/files.ts';
import { FileActions } from './FileActions.tsx';
import { FileKindIcon } from './FileKindIcon.tsx';
import { Placeholder } from './Placeholder.tsx';
import { TransferLine } from './TransferLine.tsx';

const TextPreview = lazy(async () => ({ default: (await import('./TextPreview.tsx')).TextPreview }));
const previewedUpToBytes = 2_000_000;

/** Any other file: what it is, how large, and a look into it where that can be had. */
export function DocumentAttachment({ file, canAct }: { readonly file: AttachmentView; readonly canAct: boolean }) {
  const addresses = useFileAddresses();
  const [isOpen, setIsOpen] = useState(false);
  const canPreview = file.kind === 'text' && file.sizeBytes <= previewedUpToBytes;
  return (
    <div className="file-card document-card">
      {file.kind === 'pdf' && file.hasThumbnail && (
        <span className="document-page">
          <Placeholder placeholder={file.placeholder} />
          <img src={addresses.file(file.id, 'thumbnail')} alt="" draggable={false} />
        </span>
      )}
      <div className="file-row">
        <FileKindIcon kind={file.kind} />
        <span className="file-text">
          <bdi className="file-name" title={file.fileName}>{file.fileName}</bdi>
          <span className="file-fact">
            {formatSize(file.sizeBytes)}
            {file.isKept && ` · ${fileStrings.kept}`}
          </span>
        </span>
        {canPreview && canAct && (
          <button type="button" className="link-button" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {isOpen ? fileStrings.hidePreview : fileStrings.preview}
          </button>
        )}
        {canAct && <FileActions file={file} />}
      </div>
      {isOpen && (
        <Suspense fallback={null}>
          <TextPreview file={file} />
        </Suspense>
      )}
      <TransferLine file={file} />
    </div>
  );
}
