import type { MessageView, ReactionView } from '#shared/contract/views/message-view';
import { conversationStrings } from '../../strings/conversation.ts';
import { useConversationActions } from './conversation-actions.ts';

interface ReactionsProps {
  readonly message: MessageView;
  readonly canReact: boolean;
  readonly isReachable: boolean;
}

/** The reactions under a message; a click adds or takes back one's own. Who reacted shows on hover and focus. */
export function Reactions({ message, canReact, isReachable }: ReactionsProps) {
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
            aria-disabled={!canReact}
            tabIndex={isReachable ? 0 : -1}
            onClick={() => {
              if (canReact) react(message, reaction.emoji, !reaction.isOwn);
            }}
          >
            <span>{reaction.emoji}</span>
            <span className="reaction-count">{reaction.count}</span>
          </button>
          <span className="reaction-names" aria-hidden="true">
            <span className="reaction-names-emoji">{reaction.emoji}</span>
            <bdi>{namesOf(reaction)}</bdi>
          </span>
        </li>
      ))}
    </ul>
  );
}

function namesOf({ names, count }: ReactionView): string {
  const shown = names.join(', ');
  return count > names.length ? conversationStrings.moreNames(shown, count - names.length) : shown;
}
