import type { AttachmentView } from '#shared/contract/views/attachment-view';
import { DocumentAttachment } from './DocumentAttachment.tsx';
import { SoundAttachment } from './SoundAttachment.tsx';
import { VisualGrid } from './VisualGrid.tsx';

interface AttachmentsProps {
  readonly files: readonly AttachmentView[];
  /** The message is on the server or this computer's own: its files can be saved and kept. */
  readonly canAct: boolean;
  readonly onOpen: (attachmentId: string) => void;
}

/** The files of a message, each as what it is. */
export function Attachments({ files, canAct, onOpen }: AttachmentsProps) {
  const visuals = files.filter(({ kind }) => kind === 'image' || kind === 'video');
  const others = files.filter(({ kind }) => kind !== 'image' && kind !== 'video');
  return (
    <div className="attachments">
      {visuals.length > 0 && <VisualGrid files={visuals} onOpen={onOpen} />}
      {others.map((file) => (file.kind === 'audio' ? <SoundAttachment key={file.id} file={file} canAct={canAct} /> : <DocumentAttachment key={file.id} file={file} canAct={canAct} />))}
    </div>
  );
}
