import Check from 'lucide-react/icons/check';
import Search from 'lucide-react/icons/search';
import { useState } from 'react';
import type { MessageView } from '#shared/contract/views/message-view';
import { limits } from '#shared/domain/limits';
import { useAct } from '../../contract/use-call.ts';
import { useNotices } from '../../contract/notices-context.ts';
import { useQuery } from '../../contract/use-query.ts';
import { matchesWords } from '../../models/switcher.ts';
import { commonStrings } from '../../strings/common.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Dialog } from '../ui/Dialog.tsx';

/** Chooses the chats that a message is passed on to, and a word that goes with it. */
export function ForwardDialog({ message, onClose }: { readonly message: MessageView; readonly onClose: () => void }) {
  const act = useAct();
  const notices = useNotices();
  const chats = useQuery('chatList', {}).value ?? [];
  const [text, setText] = useState('');
  const [comment, setComment] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const found = chats.filter((chat) => matchesWords(chat.title, text));

  function toggle(chatId: string): void {
    const next = new Set(chosen);
    if (!next.delete(chatId)) next.add(chatId);
    if (next.size > limits.chatsForwardedTo) return notices.show(conversationStrings.forwardTooMany(limits.chatsForwardedTo));
    setChosen(next);
  }

  async function forward(): Promise<void> {
    if ((await act('forwardMessage', { messageId: message.id, toChatIds: [...chosen], comment })) === null) return;
    onClose();
    notices.show(conversationStrings.forwarded(chosen.size));
  }

  return (
    <Dialog title={conversationStrings.forwardTitle} onClose={onClose} className="dialog-narrow">
      <form
        className="people-picker"
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen.size > 0) void forward();
        }}
      >
        <div className="search-field">
          <Search aria-hidden="true" size={16} />
          <input type="text" aria-label={conversationStrings.forwardFind} placeholder={conversationStrings.forwardFind} value={text} maxLength={200} spellCheck={false} data-initial-focus="" onChange={(event) => setText(event.target.value)} />
        </div>
        <ul className="people-list forward-list" aria-label={conversationStrings.forwardTo}>
          {found.map((chat) => (
            <li key={chat.id}>
              <button type="button" className="person-option" aria-pressed={chosen.has(chat.id)} onClick={() => toggle(chat.id)}>
                <Avatar id={chat.otherUserId ?? chat.id} name={chat.title} size="small" isGroup={chat.kind === 'group'} presence={chat.presence} />
                <span className="person-text">
                  <bdi className="person-name">{chat.title}</bdi>
                </span>
                {chosen.has(chat.id) && <Check aria-hidden="true" size={16} />}
              </button>
            </li>
          ))}
        </ul>
        {found.length === 0 && <p className="people-none" role="status">{conversationStrings.forwardNone}</p>}
        <textarea className="forward-comment" rows={2} dir="auto" aria-label={conversationStrings.forwardComment} placeholder={conversationStrings.forwardComment} value={comment} maxLength={limits.messageBodyLength / 2} onChange={(event) => setComment(event.target.value)} />
        <footer className="dialog-footer">
          <button type="button" className="button" onClick={onClose}>{commonStrings.cancel}</button>
          <button type="submit" className="button button-primary" disabled={chosen.size === 0}>{conversationStrings.forward}</button>
        </footer>
      </form>
    </Dialog>
  );
}
