import ArrowDownLeft from 'lucide-react/icons/arrow-down-left';
import ArrowUpRight from 'lucide-react/icons/arrow-up-right';
import Phone from 'lucide-react/icons/phone';
import PhoneMissed from 'lucide-react/icons/phone-missed';
import Video from 'lucide-react/icons/video';
import type { PastCallView } from '#shared/contract/views/calls-view';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { callsStrings } from '../../strings/calls.ts';
import { useNow } from '../app/use-now.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { useCallController, useCallSurface } from './call-context.ts';
import { pastCallFacts } from './call-words.ts';

interface CallHistoryListProps {
  readonly calls: readonly PastCallView[];
  /** Each line names its chat; in the details of one chat that would be said again and again. */
  readonly isWithTitles: boolean;
}

const icons = { outgoing: ArrowUpRight, incoming: ArrowDownLeft, missed: PhoneMissed } as const;

/** Calls that are over: which way, how long, when, and calling back. */
export function CallHistoryList({ calls, isWithTitles }: CallHistoryListProps) {
  const nowMs = useNow();
  return (
    <ul className="past-calls">
      {calls.map((call) => (
        <PastCall key={call.callId} call={call} nowMs={nowMs} isWithTitle={isWithTitles} />
      ))}
    </ul>
  );
}

function PastCall({ call, nowMs, isWithTitle }: { readonly call: PastCallView; readonly nowMs: number; readonly isWithTitle: boolean }) {
  const controller = useCallController();
  const { openChat } = useCallSurface();
  const Icon = icons[call.direction];
  const facts = pastCallFacts(call).join(' · ');
  return (
    <li className={`past-call ${call.direction === 'missed' ? 'past-call-missed' : ''}`}>
      {isWithTitle && <Avatar id={call.otherUserId ?? call.chatId} name={call.title} isGroup={call.chatKind === 'group'} />}
      <span className="past-call-text">
        {isWithTitle && (
          <button type="button" className="past-call-title" title={callsStrings.openChatOf(call.title)} onClick={() => openChat(call.chatId)}>
            <bdi>{call.title}</bdi>
          </button>
        )}
        <span className="past-call-facts">
          <Icon aria-hidden="true" size={14} />
          <span>{facts}</span>
        </span>
      </span>
      <time className="past-call-time" title={pageTimeFormat.full(call.createdAt)}>
        {pageTimeFormat.short(call.createdAt, nowMs)}
      </time>
      {call.canCallBack && <IconButton icon={call.media === 'video' ? Video : Phone} label={callsStrings.callBackPerson(call.title)} onClick={() => void controller.start(call.chatId, call.media)} />}
    </li>
  );
}
