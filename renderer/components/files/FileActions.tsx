import Download from 'lucide-react/icons/download';
import Pin from 'lucide-react/icons/pin';
import PinOff from 'lucide-react/icons/pin-off';
import { useState } from 'react';
import type { AttachmentView } from '#shared/contract/views/attachment-view';
import { useAct } from '../../contract/use-call.ts';
import { useFileAddresses } from '../../contract/use-file-addresses.ts';
import type { FileAddresses } from '../../files/file-addresses.ts';
import { isProgram } from '../../models/file-format.ts';
import { fileStrings } from '../../strings/files.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { IconButton } from '../ui/IconButton.tsx';

/** Saving a file, and keeping it on this computer. */
export function FileActions({ file }: { readonly file: AttachmentView }) {
  const act = useAct();
  const addresses = useFileAddresses();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <span className="file-actions">
      <IconButton label={file.isKept ? fileStrings.unkeep : fileStrings.keep} icon={file.isKept ? PinOff : Pin} onClick={() => void act('keepFile', { attachmentId: file.id, isKept: !file.isKept })} />
      <IconButton label={fileStrings.save(file.fileName)} icon={Download} onClick={() => (isProgram(file) ? setIsAsking(true) : saveFile(file, addresses))} />
      {isAsking && (
        <ConfirmDialog confirmation={{ title: fileStrings.programTitle, text: fileStrings.programText(file.fileName), confirmLabel: fileStrings.saveAnyway, isDestructive: false, onConfirm: () => saveFile(file, addresses) }} onClose={() => setIsAsking(false)} />
      )}
    </span>
  );
}

/** Lets the browser save the file under its name; it is fetched first if it is not here. */
export function saveFile(file: Pick<AttachmentView, 'id' | 'fileName'>, addresses: FileAddresses): void {
  const link = document.createElement('a');
  link.href = addresses.saved(file.id);
  link.download = file.fileName;
  link.click();
}
