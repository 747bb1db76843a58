import { useState, type ReactNode } from 'react';
import { Copy, Pencil, Reply, SmilePlus, Trash2 } from 'lucide-react';
import type { MessageView } from '#shared/contract/views/message-view';
import { ConfirmDialog } from '../dialogs/ConfirmDialog.tsx';
import { useAttempt } from '../hooks/use-attempt.ts';
import { useNotify } from '../hooks/use-notices.ts';
import { strings } from '../strings/english.ts';
import { EmojiPicker } from './EmojiPicker.tsx';

interface MessageToolbarProps {
  readonly message: MessageView;
  readonly onReply: (message: MessageView) => void;
  readonly onEdit: (message: MessageView) => void;
}

/** What can be done with a message, shown while it is pointed at or has the focus. */
export function MessageToolbar({ message, onReply, onEdit }: MessageToolbarProps) {
  const attempt = useAttempt();
  const notify = useNotify();
  const [open, setOpen] = useState<'emoji' | 'delete' | null>(null);
  const { chatId, id: messageId } = message;
  const isSent = message.seq !== null;
  const copy = async () => {
    await navigator.clipboard.writeText(message.body);
    notify(strings.message.copied);
  };
  const react = (emoji: string) => {
    setOpen(null);
    attempt('setReaction', { chatId, messageId, emoji, present: true });
  };

  return (
    <div className="message-toolbar" role="group" aria-label={strings.message.actions}>
      {isSent && (
        <ToolButton label={strings.message.react} onClick={() => setOpen(open === 'emoji' ? null : 'emoji')}>
          <SmilePlus size={16} aria-hidden />
        </ToolButton>
      )}
      {isSent && (
        <ToolButton label={strings.message.reply} onClick={() => onReply(message)}>
          <Reply size={16} aria-hidden />
        </ToolButton>
      )}
      {message.canEdit && (
        <ToolButton label={strings.message.edit} onClick={() => onEdit(message)}>
          <Pencil size={16} aria-hidden />
        </ToolButton>
      )}
      <ToolButton label={strings.message.copy} onClick={() => void copy()}>
        <Copy size={16} aria-hidden />
      </ToolButton>
      {message.canDelete && isSent && (
        <ToolButton label={strings.message.remove} onClick={() => setOpen('delete')}>
          <Trash2 size={16} aria-hidden />
        </ToolButton>
      )}
      {open === 'emoji' && <EmojiPicker onPick={react} onClose={() => setOpen(null)} />}
      {open === 'delete' && (
        <ConfirmDialog
          title={strings.message.removeTitle}
          text={strings.message.removeText}
          confirmLabel={strings.message.remove}
          onConfirm={() => attempt('deleteMessage', { chatId, messageId })}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

function ToolButton({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={onClick}>
      {children}
    </button>
  );
}
