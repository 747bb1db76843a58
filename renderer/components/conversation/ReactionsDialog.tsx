import { useState } from 'react';
import type { MessageView } from '#shared/contract/views/message-view';
import { useQuery } from '../../contract/use-query.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { SkeletonRows } from '../ui/Skeleton.tsx';

/** Everybody who reacted to a message, with what. */
export function ReactionsDialog({ message, onClose }: { readonly message: MessageView; readonly onClose: () => void }) {
  const people = useQuery('reactions', { chatId: message.chatId, messageId: message.id }).value;
  const [emoji, setEmoji] = useState<string | null>(null);
  const kinds = [...new Set(people?.map((reaction) => reaction.emoji))];
  const chosen = emoji !== null && kinds.includes(emoji) ? emoji : null;
  const shown = people?.filter((reaction) => chosen === null || reaction.emoji === chosen);
  return (
    <Dialog title={conversationStrings.whoReacted} onClose={onClose} className="dialog-narrow">
      {people !== undefined && (
        <div className="reaction-kinds" role="group" aria-label={conversationStrings.reactions}>
          <button type="button" className="filter-chip" aria-pressed={chosen === null} data-initial-focus="" onClick={() => setEmoji(null)}>
            {conversationStrings.allReactions(people.length)}
          </button>
          {kinds.map((kind) => (
            <button key={kind} type="button" className="filter-chip" aria-pressed={chosen === kind} onClick={() => setEmoji(kind)}>
              {kind} {people.filter((reaction) => reaction.emoji === kind).length}
            </button>
          ))}
        </div>
      )}
      {shown === undefined && <SkeletonRows count={3} />}
      <ul className="people-list reaction-people" aria-label={conversationStrings.whoReacted}>
        {shown?.map((reaction) => (
          <li key={`${reaction.emoji} ${reaction.userId}`} className="reaction-person">
            <Avatar id={reaction.userId} name={reaction.name} size="small" />
            <bdi className="person-name">{reaction.name}</bdi>
            <span>{reaction.emoji}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
