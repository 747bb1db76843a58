import type { ChatDetail } from '#shared/contract/views/chat-detail';
import type { MessageWindow } from '#shared/contract/views/message-view';
import { conversationStrings } from '../../strings/conversation.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { FetchingOlder } from './FetchingOlder.tsx';

interface LogTopProps {
  readonly chat: ChatDetail;
  readonly held: MessageWindow;
  readonly isEmpty: boolean;
}

/** What stands above the first message: the beginning of the chat, or that older messages are on their way. */
export function LogTop({ chat, held, isEmpty }: LogTopProps) {
  if (held.hasOlder || held.isFetchingOlder) return <FetchingOlder isFetching={held.isFetchingOlder} />;
  const isDirect = chat.kind === 'direct';
  const hint = isDirect ? conversationStrings.emptyDirect(chat.title) : conversationStrings.emptyGroup;
  return (
    <div className="log-top">
      <Avatar id={chat.otherUserId ?? chat.id} name={chat.title} isGroup={!isDirect} size="large" />
      <p>
        <strong>{isDirect ? conversationStrings.beginningDirect(chat.title) : conversationStrings.beginningGroup(chat.title)}</strong>
        {isEmpty && chat.canWrite && <span>{hint}</span>}
      </p>
    </div>
  );
}
