import type { FileView } from '#shared/contract/views/attachment-view';
import { useFileAddresses } from '../../contract/use-file-addresses.ts';
import { formatSize } from '../../models/file-format.ts';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { fileStrings } from '../../strings/files.ts';
import { FileActions } from './FileActions.tsx';
import { FileKindIcon } from './FileKindIcon.tsx';

interface FileListItemProps {
  readonly file: FileView;
  readonly isChatShown: boolean;
  readonly onGoTo: (file: FileView) => void;
}

/** One file in the list: a click goes to its message. */
export function FileListItem({ file, isChatShown, onGoTo }: FileListItemProps) {
  const addresses = useFileAddresses();
  const { attachment, senderName, chatTitle, createdAt } = file;
  const name = attachment.isRecording ? (attachment.kind === 'audio' ? fileStrings.voiceMessage : fileStrings.videoMessage) : attachment.fileName;
  const facts = [formatSize(attachment.sizeBytes), senderName, isChatShown ? chatTitle : null, pageTimeFormat.full(createdAt)];
  return (
    <li className="files-item">
      <button type="button" className="files-item-main" aria-label={fileStrings.goTo(name)} onClick={() => onGoTo(file)}>
        {attachment.hasThumbnail ? <img className="files-item-picture" src={addresses.file(attachment.id, 'thumbnail')} alt="" loading="lazy" /> : <FileKindIcon kind={attachment.kind} />}
        <span className="file-text">
          <bdi className="file-name">{name}</bdi>
          <span className="file-fact">{facts.filter((fact) => fact !== null).join(' · ')}</span>
        </span>
      </button>
      <FileActions file={attachment} />
    </li>
  );
}
