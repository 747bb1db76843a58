import { useMemo } from 'react';
import type { FileView } from '#shared/contract/views/attachment-view';
import { useQuery } from '../../contract/use-query.ts';
import { Viewer } from './Viewer.tsx';

interface ChatViewerProps {
  readonly chatId: string;
  readonly attachmentId: string;
  readonly onShow: (attachmentId: string) => void;
  readonly onGoTo: (file: FileView) => void;
  readonly onClose: () => void;
}

const mostVisuals = 500;

/** The viewer with the newest pictures and films of a chat. */
export function ChatViewer({ chatId, attachmentId, onShow, onGoTo, onClose }: ChatViewerProps) {
  const { value } = useQuery('files', { chatId, filter: 'visuals', text: '', limit: mostVisuals });
  const files = useMemo(() => value?.files.toReversed() ?? [], [value]);
  if (files.length === 0) return null;
  return <Viewer files={files} attachmentId={attachmentId} onShow={onShow} onGoTo={onGoTo} onClose={onClose} />;
}
