import { useState } from 'react';
import type { ChatDetail, ChatMemberView } from '#shared/contract/views/chat-detail';
import { useBackend } from '../../contract/backend-context.ts';
import { describeError } from '../../models/describe-error.ts';
import { leavingOf } from '../../models/leaving.ts';
import { commonStrings } from '../../strings/common.ts';
import { detailsStrings } from '../../strings/details.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Dialog } from '../ui/Dialog.tsx';

interface HandOverDialogProps {
  readonly chat: ChatDetail;
  readonly members: readonly ChatMemberView[];
  readonly onLeave: () => void;
  readonly onClose: () => void;
}

/** The last owner of a group leaves it to somebody: says why, and asks to whom. */
export function HandOverDialog({ chat, members, onLeave, onClose }: HandOverDialogProps) {
  const backend = useBackend();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const leaving = leavingOf(chat, members);
  const heirs = leaving.kind === 'lastOwner' ? leaving.heirs : [];
  // Who went while the dialog was open cannot be chosen any more.
  const heir = heirs.find(({ userId }) => userId === chosenId);

  async function handOver(): Promise<void> {
    if (heir === undefined) return;
    try {
      await backend.call('transferGroup', { chatId: chat.id, userId: heir.userId });
      onClose();
      onLeave();
    } catch (failure) {
      setError(describeError(failure));
    }
  }

  return (
    <Dialog title={detailsStrings.leaveTitle(chat.title)} onClose={onClose}>
      <p className="dialog-text">{detailsStrings.lastOwner}</p>
      <div className="people-picker">
        <ul className="people-list" aria-label={detailsStrings.newOwner}>
          {heirs.map(({ userId, displayName, title, presence }) => (
            <li key={userId}>
              <label className="person-option heir">
                <input type="radio" name="heir" checked={userId === chosenId} onChange={() => setChosenId(userId)} />
                <Avatar id={userId} name={displayName} presence={presence} />
                <span className="person-text">
                  <bdi className="person-name">{displayName}</bdi>
                  {title !== null && <bdi className="person-detail">{title}</bdi>}
                </span>
              </label>
            </li>
          ))}
        </ul>
      </div>
      {error !== null && <p className="form-error" role="alert">{error}</p>}
      <footer className="dialog-footer">
        <button type="button" className="button" onClick={onClose}>{commonStrings.cancel}</button>
        <button type="button" className="button button-danger" disabled={heir === undefined} onClick={() => void handOver()}>{detailsStrings.handOverAndLeave}</button>
      </footer>
    </Dialog>
  );
}
