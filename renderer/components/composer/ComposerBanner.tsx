import X from 'lucide-react/icons/x';
import type { ComposerState, ReplyTarget } from '../../models/composer-state.ts';
import { previewText } from '../../models/preview-text.ts';
import { composerStrings } from '../../strings/composer.ts';
import { IconButton } from '../ui/IconButton.tsx';

/** What the message being written answers to, or that an old one is being edited. */
export function ComposerBanner({ state, findQuote, onCancel }: { readonly state: ComposerState; readonly findQuote: (messageId: string) => ReplyTarget['quote']; readonly onCancel: () => void }) {
  if (state.editing !== null) {
    return (
      <div className="composer-banner">
        <span className="composer-banner-text">
          <strong>{composerStrings.editing}</strong>
          <bdi>{state.editing.original}</bdi>
        </span>
        <IconButton label={composerStrings.cancelEdit} icon={X} onClick={onCancel} />
      </div>
    );
  }
  if (state.replyTo === null) return null;
  const quote = state.replyTo.quote ?? findQuote(state.replyTo.messageId);
  return (
    <div className="composer-banner">
      <span className="composer-banner-text">
        <strong>{quote === null ? composerStrings.replying : composerStrings.replyingTo(quote.senderName)}</strong>
        {quote !== null && <bdi>{previewText(quote.preview)}</bdi>}
      </span>
      <IconButton label={composerStrings.cancelReply} icon={X} onClick={onCancel} />
    </div>
  );
}
