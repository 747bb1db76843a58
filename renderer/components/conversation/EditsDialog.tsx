import type { MessageView } from '#shared/contract/views/message-view';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { Dialog } from '../ui/Dialog.tsx';

/** When and how often a message was edited. What stood there before is kept nowhere. */
export function EditsDialog({ message, onClose }: { readonly message: MessageView; readonly onClose: () => void }) {
  return (
    <Dialog title={conversationStrings.editsTitle} onClose={onClose} className="dialog-narrow">
      <ul className="edit-facts">
        <li>{conversationStrings.writtenAt(pageTimeFormat.full(message.createdAt))}</li>
        <li>{conversationStrings.editedTimes(message.editCount)}</li>
        <li>{conversationStrings.lastEdited(pageTimeFormat.full(message.editedAt ?? message.createdAt))}</li>
      </ul>
      <p className="dialog-text">{conversationStrings.editsWhy}</p>
    </Dialog>
  );
}
