import { useEffect, useRef, useState } from 'react';
import type { MessageView } from '#shared/contract/views/message-view';
import { plainTextOf } from '#shared/domain/plain-text';
import { chatEventText } from '../../models/chat-event-text.ts';
import { personName } from '../../models/person-name.ts';
import { chatsStrings } from '../../strings/chats.ts';
import { threadStrings } from '../../strings/threads.ts';

/** Reads a message out that has just come in. The log itself is silent: scrolling would read everything again. */
export function NewMessageAnnouncer({ messages, isThread }: { readonly messages: readonly MessageView[]; readonly isThread: boolean }) {
  const newest = messages.at(-1);
  const lastSeq = useRef(newest?.seq ?? 0);
  const [text, setText] = useState('');
  useEffect(() => {
    if (newest === undefined || newest.seq === null || newest.seq <= lastSeq.current) return;
    lastSeq.current = newest.seq;
    if (newest.isOwn) return;
    const words = plainTextOf(newest.body);
    const say = isThread ? threadStrings.newAnswer : chatsStrings.from;
    setText(newest.event === null ? say(personName(newest.senderName), words) : chatEventText(newest.senderName, newest.event));
  }, [isThread, newest]);
  return (
    <div className="visually-hidden" aria-live="polite">
      {text}
    </div>
  );
}
