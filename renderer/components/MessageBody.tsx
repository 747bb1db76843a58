import { useMemo, useState } from 'react';
import { isLongBody, parseBody, type BodyPart } from '../model/message-body.ts';
import { strings } from '../strings/english.ts';

/** A message's text: links to follow, code as code, everything else as it was written. */
export function MessageBody({ body }: { body: string }) {
  const parts = useMemo(() => parseBody(body), [body]);
  const isLong = isLongBody(body);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <div className={isLong && !isOpen ? 'body-text clipped' : 'body-text'} dir="auto">
        {parts.map((part, index) => (
          // The parts of one text never move: their place is their identity.
          <Part key={index} part={part} />
        ))}
      </div>
      {isLong && (
        <button type="button" className="link-button" onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? strings.message.showLess : strings.message.showMore}
        </button>
      )}
    </>
  );
}

function Part({ part }: { part: BodyPart }) {
  switch (part.kind) {
    case 'text': return part.text;
    case 'code': return <code>{part.text}</code>;
    case 'codeBlock': return <pre tabIndex={0}>{part.text}</pre>;
    case 'link':
      return (
        <a href={part.href} target="_blank" rel="noopener noreferrer">
          {part.text}
        </a>
      );
  }
}
