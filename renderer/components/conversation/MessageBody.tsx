import { useMemo, useState } from 'react';
import type { MentionView } from '#shared/contract/views/message-view';
import { markMentions } from '../../models/mark-mentions.ts';
import { emojiSize, isLongBody, parseRichText } from '../../models/rich-text.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { RichBlocks } from './RichBlocks.tsx';

/** The text of a message with its formatting; a very long one is cut until it is asked for. */
export function MessageBody({ body, mentions }: { readonly body: string; readonly mentions: readonly MentionView[] }) {
  const blocks = useMemo(() => markMentions(parseRichText(body), mentions), [body, mentions]);
  const size = useMemo(() => emojiSize(body), [body]);
  const isLong = useMemo(() => isLongBody(body), [body]);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={`message-body ${size === null ? '' : `message-body-emoji message-body-emoji-${size}`}`}>
      <div dir="auto" className={isLong && !isOpen ? 'message-cut' : ''}>
        <RichBlocks blocks={blocks} />
      </div>
      {isLong && (
        <button type="button" className="link-button" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? conversationStrings.showLess : conversationStrings.showMore}
        </button>
      )}
    </div>
  );
}
