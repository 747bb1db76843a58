import Paperclip from 'lucide-react/icons/paperclip';
import { useRef } from 'react';
import { fileStrings } from '../../strings/files.ts';
import { IconButton } from '../ui/IconButton.tsx';

/** Opens the system's choice of files. */
export function AttachButton({ onChoose }: { readonly onChoose: (files: readonly File[]) => void }) {
  const ref = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton label={fileStrings.attach} icon={Paperclip} onClick={() => ref.current?.click()} />
      <input
        ref={ref}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          onChoose([...(event.target.files ?? [])]);
          // The same file may be chosen again.
          event.target.value = '';
        }}
      />
    </>
  );
}
