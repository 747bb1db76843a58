import type { ChatDetail } from '#shared/contract/views/chat-detail';
import { useAttempt } from '../hooks/use-attempt.ts';
import { strings } from '../strings/english.ts';
import { ChosenPeople, useChosenPeople } from './ChosenPeople.tsx';
import { Dialog } from './Dialog.tsx';

/** Brings more colleagues into a group. */
export function AddPeopleDialog({ chat, onClose }: { chat: ChatDetail; onClose: () => void }) {
  const attempt = useAttempt();
  const { chosen, toggle } = useChosenPeople();
  const add = () => {
    attempt('addMembers', { chatId: chat.id, userIds: chosen.map((person) => person.userId) });
    onClose();
  };
  return (
    <Dialog title={strings.addPeople.title} onClose={onClose}>
      <div className="dialog-form">
        <ChosenPeople chosen={chosen} excludedIds={new Set(chat.members.map((member) => member.userId))} isFirst onToggle={toggle} />
        <footer className="dialog-footer">
          <button type="button" className="button" onClick={onClose}>
            {strings.dialog.cancel}
          </button>
          <button type="button" className="button primary" disabled={chosen.length === 0} onClick={add}>
            {strings.addPeople.submit}
          </button>
        </footer>
      </div>
    </Dialog>
  );
}
