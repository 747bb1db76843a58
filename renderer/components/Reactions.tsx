import type { MessageView } from '#shared/contract/views/message-view';
import { useAttempt } from '../hooks/use-attempt.ts';
import { strings } from '../strings/english.ts';

/** The reactions below a message; a click adds one's own or takes it back. */
export function Reactions({ message }: { message: MessageView }) {
  const attempt = useAttempt();
  if (message.reactions.length === 0) return null;
  const { chatId, id: messageId } = message;
  return (
    <div className="reactions">
      {message.reactions.map(({ emoji, count, isOwn, names }) => (
        <button
          key={emoji}
          type="button"
          className={`reaction${isOwn ? ' own' : ''}`}
          aria-pressed={isOwn}
          aria-label={strings.message.reaction(emoji, count, names.join(', '))}
          title={names.join(', ')}
          onClick={() => attempt('setReaction', { chatId, messageId, emoji, present: !isOwn })}
        >
          <span aria-hidden="true">{emoji}</span>
          <span className="reaction-count">{count}</span>
        </button>
      ))}
    </div>
  );
}
