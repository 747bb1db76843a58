import { useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { MessageView } from '#shared/contract/views/message-view';
import { chatEventText } from '../../models/chat-event-text.ts';
import { actionOfKey, actionsOf } from '../../models/message-actions.ts';
import { errorText } from '../../models/describe-error.ts';
import { messageLabel } from '../../models/message-label.ts';
import { personName } from '../../models/person-name.ts';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { ClosedCallButton } from '../calls/ClosedCallButton.tsx';
import { useDeletions, useIsBeingDeleted } from '../deletions/deletions-context.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { useShowPerson } from '../people/person-card-context.ts';
import { useConversationActions } from './conversation-actions.ts';
import { FailedLine } from './FailedLine.tsx';
import { MessageContent } from './MessageContent.tsx';
import { MessageFlags } from './MessageFlags.tsx';
import { MessageMenu, type MenuPlace } from './MessageMenu.tsx';
import { MessageToolbar } from './MessageToolbar.tsx';
import { Reactions } from './Reactions.tsx';
import { ReplyQuote } from './ReplyQuote.tsx';
import { ThreadLine } from './ThreadLine.tsx';

interface MessageItemProps {
  readonly message: MessageView;
  readonly isGroupStart: boolean;
  readonly isTabStop: boolean;
  readonly isHighlighted: boolean;
  readonly canReact: boolean;
  readonly onFocus: (messageId: string) => void;
}

/** One message. */
export function MessageItem(props: MessageItemProps) {
  return props.message.type === 'system' ? <SystemLine {...props} /> : <WrittenMessage {...props} />;
}

function SystemLine({ message, isTabStop, onFocus }: MessageItemProps) {
  const time = pageTimeFormat.clock(message.createdAt);
  const text = message.event === null ? '' : chatEventText(message.senderName, message.event);
  return (
    <article data-message-id={message.id} tabIndex={isTabStop ? 0 : -1} onFocus={() => onFocus(message.id)} className="system-line" aria-label={`${text}, ${time}`}>
      <bdi>{text}</bdi> <time title={pageTimeFormat.full(message.createdAt)}>{time}</time>
      {message.closedCall !== null && <ClosedCallButton chatId={message.chatId} call={message.closedCall} isReachable={isTabStop} />}
    </article>
  );
}

function WrittenMessage({ message, isGroupStart, isTabStop, isHighlighted, canReact, onFocus }: MessageItemProps) {
  const { isThread, perform, react } = useConversationActions();
  const deletions = useDeletions();
  const isBeingDeleted = useIsBeingDeleted(message.id);
  const [isPicking, setIsPicking] = useState(false);
  const [isPointedAt, setPointedAt] = useState(false);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const offered = isBeingDeleted ? [] : actionsOf(message, { canWrite: canReact, isThread });

  function press(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget) return;
    if (isBeingDeleted && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      return deletions.undo(message.id);
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const action = actionOfKey(event, offered);
    if (action === null) return;
    // Where the key leads to a text field, its letter is not to stand in it.
    event.preventDefault();
    if (action === 'react') setIsPicking(true);
    else perform(message, action);
  }

  function openMenu(event: MouseEvent): void {
    const isTextSelected = window.getSelection()?.isCollapsed === false;
    const isLink = event.target instanceof Element && event.target.closest('a') !== null;
    // There the menu of the browser has more to say.
    if (offered.length === 0 || isTextSelected || isLink) return;
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    // Opened by a key, the event knows no place of its own.
    const isByKey = event.clientX === 0 && event.clientY === 0;
    setMenu(isByKey ? { left: box.left + 68, top: box.top + 24 } : { left: event.clientX, top: event.clientY });
  }

  // A dozen buttons in each row would be most of what opening a chat draws: only the rows whose buttons can be seen or reached have them.
  const hasToolbar = offered.length > 0 && (isTabStop || isPointedAt || isPicking);
  const pointing = { onPointerEnter: () => setPointedAt(true), onPointerLeave: () => setPointedAt(false) };
  const row = { 'data-message-id': message.id, tabIndex: isTabStop ? 0 : -1, onFocus: () => onFocus(message.id), onKeyDown: press, onContextMenu: openMenu, ...pointing };
  return (
    <article {...row} className={classesOf(message, { isGroupStart, isHighlighted, isBeingDeleted })} aria-label={messageLabel(message, pageTimeFormat.clock(message.createdAt))}>
      <Side message={message} isGroupStart={isGroupStart} />
      <div className="message-main">
        <MessageFlags message={message} isReachable={isTabStop} />
        {isGroupStart && <Head message={message} isReachable={isTabStop} />}
        {message.replyTo !== null && !message.isDeleted && <ReplyQuote replyTo={message.replyTo} />}
        <MessageContent message={message} isBeingDeleted={isBeingDeleted} isReachable={isTabStop} />
        <Reactions message={message} canReact={canReact} isReachable={isTabStop} />
        {message.thread !== null && !isThread && <ThreadLine thread={message.thread} isReachable={isTabStop} onOpen={() => perform(message, 'thread')} />}
        {message.delivery.status === 'failed' && <FailedLine reason={errorText(message.delivery)} commandId={message.delivery.commandId} />}
      </div>
      {hasToolbar && <MessageToolbar message={message} offered={offered} isReachable={isTabStop} isPicking={isPicking} setPicking={setIsPicking} react={react} onMenu={setMenu} />}
      {menu !== null && <MessageMenu message={message} offered={offered} place={menu} onReact={() => setIsPicking(true)} onClose={() => setMenu(null)} />}
    </article>
  );
}

function classesOf(message: MessageView, { isGroupStart, isHighlighted, isBeingDeleted }: { isGroupStart: boolean; isHighlighted: boolean; isBeingDeleted: boolean }): string {
  const classes = {
    message: true,
    'message-start': isGroupStart,
    'message-highlighted': isHighlighted,
    'message-mentioning': message.mentions.some(({ isSelf }) => isSelf) && !message.isOwn,
    'message-waiting': message.delivery.status === 'waiting' || isBeingDeleted,
  };
  return Object.entries(classes).filter(([, isOn]) => isOn).map(([name]) => name).join(' ');
}

function Side({ message, isGroupStart }: { readonly message: MessageView; readonly isGroupStart: boolean }) {
  return (
    <div className="message-side">
      {isGroupStart ? <Avatar id={message.senderId} name={message.senderName} /> : <time className="message-side-time" title={pageTimeFormat.full(message.createdAt)}>{pageTimeFormat.clock(message.createdAt)}</time>}
    </div>
  );
}

function Head({ message, isReachable }: { readonly message: MessageView; readonly isReachable: boolean }) {
  const showPerson = useShowPerson();
  return (
    <div className="message-head">
      <button type="button" className="message-sender" tabIndex={isReachable ? 0 : -1} onClick={(event) => showPerson(message.senderId, event.currentTarget)}>
        <bdi>{personName(message.senderName)}</bdi>
      </button>
      <time title={pageTimeFormat.full(message.createdAt)}>{pageTimeFormat.clock(message.createdAt)}</time>
    </div>
  );
}
