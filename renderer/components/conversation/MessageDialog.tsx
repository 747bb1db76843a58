import type { MessageView } from '#shared/contract/views/message-view';
import { conversationStrings } from '../../strings/conversation.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { DayDialog } from './DayDialog.tsx';
import { EditsDialog } from './EditsDialog.tsx';
import { ForwardDialog } from './ForwardDialog.tsx';
import { ReactionsDialog } from './ReactionsDialog.tsx';

/** What an action on a message asks or shows. */
export type MessageDialogContent =
  | { readonly kind: 'forward' | 'edits' | 'reactions'; readonly message: MessageView }
  | { readonly kind: 'day'; readonly chatId: string; readonly atMs: number }
  | { readonly kind: 'discard'; readonly onConfirm: () => void };

/** The dialog that an action on a message has opened. */
export function MessageDialog({ content, onClose }: { readonly content: MessageDialogContent; readonly onClose: () => void }) {
  switch (content.kind) {
    case 'forward': return <ForwardDialog message={content.message} onClose={onClose} />;
    case 'edits': return <EditsDialog message={content.message} onClose={onClose} />;
    case 'reactions': return <ReactionsDialog message={content.message} onClose={onClose} />;
    case 'day': return <DayDialog chatId={content.chatId} atMs={content.atMs} onClose={onClose} />;
    case 'discard': {
      const { discardTitle: title, discardText: text, discard: confirmLabel } = conversationStrings;
      return <ConfirmDialog confirmation={{ title, text, confirmLabel, isDestructive: true, onConfirm: content.onConfirm }} onClose={onClose} />;
    }
  }
}
