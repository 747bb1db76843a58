import Archive from 'lucide-react/icons/archive';
import ArchiveRestore from 'lucide-react/icons/archive-restore';
import LogOut from 'lucide-react/icons/log-out';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import type { ChatDetail, ChatMemberView } from '#shared/contract/views/chat-detail';
import { useAct } from '../../contract/use-call.ts';
import { leavingOf } from '../../models/leaving.ts';
import { detailsStrings } from '../../strings/details.ts';
import { ConfirmDialog, type Confirmation } from '../ui/ConfirmDialog.tsx';
import { DeleteGroupDialog } from './DeleteGroupDialog.tsx';
import { HandOverDialog } from './HandOverDialog.tsx';

interface GroupClosingProps {
  readonly chat: ChatDetail;
  readonly members: readonly ChatMemberView[] | undefined;
  readonly onLeft: () => void;
}

/** The ways out of a group: archiving, deleting and leaving it, each where the person may. */
export function GroupClosing({ chat, members, onLeft }: GroupClosingProps) {
  const act = useAct();
  const [open, setOpen] = useState<'archive' | 'delete' | 'leave' | null>(null);
  const { id: chatId, title } = chat;
  const close = () => setOpen(null);

  async function leave(): Promise<void> {
    if ((await act('leaveChat', { chatId })) !== null) onLeft();
  }
  async function erase(): Promise<void> {
    if ((await act('setChatStatus', { chatId, status: 'deleted' })) !== null) onLeft();
  }
  const archiving: Confirmation = { title: detailsStrings.archiveTitle(title), text: detailsStrings.archiveText, confirmLabel: detailsStrings.archive, isDestructive: false, onConfirm: () => void act('setChatStatus', { chatId, status: 'archived' }) };
  const leaving: Confirmation = { title: detailsStrings.leaveTitle(title), text: detailsStrings.leaveText, confirmLabel: detailsStrings.leave, isDestructive: true, onConfirm: () => void leave() };
  if (!chat.canClose && !chat.canLeave) return null;
  return (
    <section className="details-section details-closing" aria-label={detailsStrings.closing}>
      {chat.canClose && (
        <button type="button" className="button" onClick={() => (chat.isArchived ? void act('setChatStatus', { chatId, status: 'active' }) : setOpen('archive'))}>
          {chat.isArchived ? <ArchiveRestore aria-hidden="true" size={16} /> : <Archive aria-hidden="true" size={16} />}
          {chat.isArchived ? detailsStrings.restore : detailsStrings.archive}
        </button>
      )}
      {chat.canLeave && (
        <button type="button" className="button button-danger-quiet" onClick={() => setOpen('leave')}>
          <LogOut aria-hidden="true" size={16} />
          {detailsStrings.leave}
        </button>
      )}
      {chat.canClose && (
        <button type="button" className="button button-danger-quiet" onClick={() => setOpen('delete')}>
          <Trash2 aria-hidden="true" size={16} />
          {detailsStrings.delete}
        </button>
      )}
      {open === 'archive' && <ConfirmDialog confirmation={archiving} onClose={close} />}
      {open === 'delete' && <DeleteGroupDialog name={title} onDelete={() => void erase()} onClose={close} />}
      {open === 'leave' && leavingOf(chat, members ?? []).kind === 'free' && <ConfirmDialog confirmation={leaving} onClose={close} />}
      {open === 'leave' && leavingOf(chat, members ?? []).kind === 'lastOwner' && <HandOverDialog chat={chat} members={members ?? []} onLeave={() => void leave()} onClose={close} />}
    </section>
  );
}
