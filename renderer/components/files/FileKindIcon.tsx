import Archive from 'lucide-react/icons/archive';
import File from 'lucide-react/icons/file';
import FileText from 'lucide-react/icons/file-text';
import Film from 'lucide-react/icons/film';
import Image from 'lucide-react/icons/image';
import Music from 'lucide-react/icons/music';
import type { LucideIcon } from 'lucide-react';
import type { FileKind } from '#shared/contract/views/attachment-view';

const icons: Readonly<Record<FileKind, LucideIcon>> = { image: Image, video: Film, audio: Music, pdf: FileText, text: FileText, document: FileText, archive: Archive, other: File };

/** What kind of file it is, at a glance. */
export function FileKindIcon({ kind }: { readonly kind: FileKind }) {
  const Icon = icons[kind];
  return (
    <span className={`file-icon file-icon-${kind}`} aria-hidden="true">
      <Icon size={20} strokeWidth={1.8} />
    </span>
  );
}
