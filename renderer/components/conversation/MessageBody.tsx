import { useMemo, useState, type MouseEvent } from 'react';
import { isLargeEmoji, isLongBody, parseRichText, type Inline } from '../../models/rich-text.ts';
import { conversationStrings } from '../../strings/conversation.ts';

/** The text of a message: code, links and line breaks; a very long one is cut until it is asked for. */
export function MessageBody({ body }: { readonly body: string }) {
  const blocks = useMemo(() => parseRichText(body), [body]);
  const isLong = useMemo(() => isLongBody(body), [body]);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={`message-body ${isLargeEmoji(body) ? 'message-body-emoji' : ''}`}>
      <div dir="auto" className={isLong && !isOpen ? 'message-cut' : ''}>
        {blocks.map((block, index) => (block.kind === 'code' ? <pre key={index}>{block.text}</pre> : <p key={index}>{block.inlines.map(drawInline)}</p>))}
      </div>
      {isLong && (
        <button type="button" className="link-button" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? conversationStrings.showLess : conversationStrings.showMore}
        </button>
      )}
    </div>
  );
}

function drawInline(inline: Inline, index: number) {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'code':
      return <code key={index}>{inline.text}</code>;
    case 'link':
      return (
        <a key={index} href={inline.href} target="_blank" rel="noopener noreferrer" onClick={openOutside} title={inline.href}>
          {inline.text}
        </a>
      );
  }
}

/** The shell decides about every address that leaves the app; a plain navigation would be refused. */
function openOutside(event: MouseEvent<HTMLAnchorElement>): void {
  event.preventDefault();
  window.open(event.currentTarget.href, '_blank', 'noopener,noreferrer');
}
