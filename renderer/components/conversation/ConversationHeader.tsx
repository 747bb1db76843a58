import FolderOpen from 'lucide-react/icons/folder-open';
import PanelRight from 'lucide-react/icons/panel-right';
import TextSearch from 'lucide-react/icons/text-search';
import type { ChatDetail } from '#shared/contract/views/chat-detail';
import { useQuery } from '../../contract/use-query.ts';
import { commonStrings } from '../../strings/common.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { fileStrings } from '../../strings/files.ts';
import { searchStrings } from '../../strings/search.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { CallButtons } from '../calls/CallButtons.tsx';
import { useCallController } from '../calls/call-context.ts';
import { whyNoCall } from '../calls/why-no-call.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { HeaderMenu } from './HeaderMenu.tsx';
import { PinnedButton } from './PinnedButton.tsx';

interface ConversationHeaderProps {
  readonly chat: ChatDetail;
  readonly areDetailsOpen: boolean;
  readonly onToggleDetails: () => void;
  readonly onSearch: () => void;
  readonly onFiles: () => void;
}

/** Which chat this is, and who is in it. */
export function ConversationHeader({ chat, areDetailsOpen, onToggleDetails, onSearch, onFiles }: ConversationHeaderProps) {
  const controller = useCallController();
  const presence = useQuery('chatList', {}).value?.find((summary) => summary.id === chat.id)?.presence ?? null;
  const facts = chat.kind === 'group' ? [conversationStrings.memberCount(chat.memberCount), chat.topic] : [presence === null ? null : commonStrings.presence[presence], chat.topic];
  return (
    <header className="conversation-header">
      <Avatar id={chat.otherUserId ?? chat.id} name={chat.title} isGroup={chat.kind === 'group'} presence={presence} />
      <div className="conversation-title">
        <h2>
          <bdi>{chat.title}</bdi>
        </h2>
        <p title={chat.topic ?? undefined}>{facts.filter((fact) => fact !== null && fact !== '').join(' · ')}</p>
      </div>
      <PinnedButton chat={chat} />
      <CallButtons reason={whyNoCall(chat)} onCall={(media) => void controller.start(chat.id, media)} />
      <IconButton className="header-way" label={searchStrings.searchHere} icon={TextSearch} shortcut="Ctrl+F" onClick={onSearch} />
      <IconButton className="header-way" label={fileStrings.openFiles} icon={FolderOpen} onClick={onFiles} />
      <IconButton label={conversationStrings.details} icon={PanelRight} aria-pressed={areDetailsOpen} onClick={onToggleDetails} />
      <HeaderMenu chat={chat} onSearch={onSearch} onFiles={onFiles} />
    </header>
  );
}
