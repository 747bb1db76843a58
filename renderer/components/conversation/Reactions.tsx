import type { MessageView, ReactionView } from '#shared/contract/views/message-view';
import { conversationStrings } from '../../strings/conversation.ts';
import { useConversationActions } from './conversation-actions.ts';

/** The reactions under a message; a click adds or takes back one's own. */
export function Reactions({ message, canReact }: { readonly message: MessageView; readonly canReact: boolean }) {
  const { react } = useConversationActions();
  if (message.reactions.length === 0 || message.isDeleted) return null;
  return (
    <ul className="reactions" aria-label={conversationStrings.reactions}>
      {message.reactions.map((reaction) => (
        <li key={reaction.emoji}>
          <button
            type="button"
            className="reaction"
            aria-pressed={reaction.isOwn}
            aria-label={conversationStrings.reactionLabel(reaction.emoji, namesOf(reaction), reaction.count)}
            title={namesOf(reaction)}
            disabled={!canReact}
            tabIndex={-1}
            onClick={() => react(message, reaction.emoji, !reaction.isOwn)}
          >
            <span>{reaction.emoji}</span>
            <span className="reaction-count">{reaction.count}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function namesOf({ names, count }: ReactionView): string {
  const shown = names.join(', ');
  return count > names.length ? conversationStrings.moreNames(shown, count - names.length) : shown;
}
