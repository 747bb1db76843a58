import { useState } from 'react';
import { LogOut, Pencil, UserPlus, X } from 'lucide-react';
import type { ChatDetail } from '#shared/contract/views/chat-detail';
import { AddPeopleDialog } from '../dialogs/AddPeopleDialog.tsx';
import { ConfirmDialog } from '../dialogs/ConfirmDialog.tsx';
import { EditGroupDialog } from '../dialogs/EditGroupDialog.tsx';
import { useAttempt } from '../hooks/use-attempt.ts';
import { strings } from '../strings/english.ts';
import { MemberRow } from './MemberRow.tsx';

interface DetailPaneProps {
  readonly chat: ChatDetail;
  readonly onClose: () => void;
}

/** Beside the conversation: what the chat is about, who is in it, and what may be done about that. */
export function DetailPane({ chat, onClose }: DetailPaneProps) {
  const attempt = useAttempt();
  const [dialog, setDialog] = useState<'add' | 'edit' | 'leave' | null>(null);
  const hiddenCount = chat.memberCount - chat.members.length;
  return (
    <aside className="details-pane" aria-label={strings.details.title}>
      <header className="details-header">
        <h2>{strings.details.title}</h2>
        <button type="button" className="icon-button" aria-label={strings.details.close} onClick={onClose}>
          <X size={18} aria-hidden />
        </button>
      </header>
      {chat.topic !== null && chat.topic !== '' && (
        <section className="details-section">
          <h3>{strings.details.topic}</h3>
          <p dir="auto">{chat.topic}</p>
        </section>
      )}
      {chat.canManage && (
        <div className="button-row details-actions">
          <button type="button" className="button" onClick={() => setDialog('add')}>
            <UserPlus size={16} aria-hidden /> {strings.details.addPeople}
          </button>
          <button type="button" className="button" onClick={() => setDialog('edit')}>
            <Pencil size={15} aria-hidden /> {strings.details.edit}
          </button>
        </div>
      )}
      <section className="details-section">
        <h3>
          {strings.details.people} <span className="quiet">{chat.memberCount}</span>
        </h3>
        <ul className="member-list">
          {chat.members.map((member) => (
            <MemberRow key={member.userId} chat={chat} member={member} />
          ))}
        </ul>
        {hiddenCount > 0 && <p className="quiet small">{strings.details.more(hiddenCount)}</p>}
      </section>
      {chat.canLeave && (
        <button type="button" className="button danger-text leave-button" onClick={() => setDialog('leave')}>
          <LogOut size={15} aria-hidden /> {strings.details.leave}
        </button>
      )}
      {dialog === 'add' && <AddPeopleDialog chat={chat} onClose={() => setDialog(null)} />}
      {dialog === 'edit' && <EditGroupDialog chat={chat} onClose={() => setDialog(null)} />}
      {dialog === 'leave' && (
        <ConfirmDialog
          title={strings.details.leaveTitle}
          text={strings.details.leaveText}
          confirmLabel={strings.details.leave}
          onConfirm={() => attempt('leaveChat', { chatId: chat.id })}
          onClose={() => setDialog(null)}
        />
      )}
    </aside>
  );
}
