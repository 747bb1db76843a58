import FolderOpen from 'lucide-react/icons/folder-open';
import X from 'lucide-react/icons/x';
import { useEffect, useRef, useState } from 'react';
import { fileFilters, type FileFilter, type FileView } from '#shared/contract/views/attachment-view';
import { useQuery } from '../../contract/use-query.ts';
import { fileStrings } from '../../strings/files.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { SkeletonRows } from '../ui/Skeleton.tsx';
import { useEscape } from '../ui/use-escape.ts';
import { FileListItem } from './FileListItem.tsx';
import { FileStorageLine } from './FileStorageLine.tsx';

interface FilesPanelProps {
  /** The chat it is limited to at first; null: all chats. */
  readonly chatId: string | null;
  readonly onGoTo: (file: FileView) => void;
  readonly onClose: () => void;
}

const filesPerStep = 60;
const shownFilters = fileFilters.filter((filter) => filter !== 'visuals');

/** The right pane with what was sent as files, in one chat or in all. */
export function FilesPanel({ chatId, onGoTo, onClose }: FilesPanelProps) {
  const [isAll, setIsAll] = useState(chatId === null);
  const [filter, setFilter] = useState<FileFilter>('all');
  const [text, setText] = useState('');
  const [limit, setLimit] = useState(filesPerStep);
  const input = useRef<HTMLInputElement>(null);
  const { value } = useQuery('files', { chatId: isAll ? null : chatId, filter, text, limit });
  useEscape(onClose);
  useEffect(() => input.current?.focus(), []);
  return (
    <aside className="files-panel" aria-label={fileStrings.files} data-pane="details">
      <header className="files-header">
        <h2>{fileStrings.files}</h2>
        {chatId !== null && (
          <button type="button" className="button button-small" aria-pressed={isAll} onClick={() => setIsAll(!isAll)}>
            {isAll ? fileStrings.allChats : fileStrings.thisChat}
          </button>
        )}
        <IconButton label={fileStrings.closeFiles} icon={X} onClick={onClose} />
      </header>
      <input ref={input} className="files-search" type="search" data-pane-focus="" aria-label={fileStrings.findByName} placeholder={fileStrings.findByName} value={text} maxLength={200} onChange={(event) => setText(event.target.value)} />
      <div className="files-filters" role="group" aria-label={fileStrings.files}>
        {shownFilters.map((known) => (
          <button key={known} type="button" className="filter-chip" aria-pressed={filter === known} onClick={() => setFilter(known)}>
            {fileStrings.filters[known]}
          </button>
        ))}
      </div>
      <div className="files-list-area">
        {value === undefined && <SkeletonRows count={6} />}
        {value?.files.length === 0 && <EmptyState icon={FolderOpen} title={text === '' ? fileStrings.none : fileStrings.nothingFound} text={text === '' ? fileStrings.noneHelp : fileStrings.nothingFoundHelp} />}
        <ul className="files-list" aria-label={fileStrings.files}>
          {value?.files.map((file) => <FileListItem key={file.attachment.id} file={file} isChatShown={isAll} onGoTo={onGoTo} />)}
        </ul>
        {value?.hasMore === true && (
          <button type="button" className="link-button files-more" onClick={() => setLimit(Math.min(500, limit + filesPerStep))}>
            {fileStrings.more}
          </button>
        )}
      </div>
      <FileStorageLine />
    </aside>
  );
}
