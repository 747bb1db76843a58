import Maximize2 from 'lucide-react/icons/maximize-2';
import MessageSquare from 'lucide-react/icons/message-square';
import Minimize2 from 'lucide-react/icons/minimize-2';
import type { CallScreen } from '../../calls/engine/call-screen.ts';
import { callScreenKeys } from '../../models/call-shortcuts.ts';
import { callsStrings } from '../../strings/calls.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { useOrganizations } from '../organizations/organizations-context.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Duration } from './Duration.tsx';
import type { OwnView } from './use-own-view.ts';

/** Which call this is, how long it has been running, and the ways to its chat and to the whole window. */
export function CallTop({ screen, view }: { readonly screen: CallScreen; readonly view: OwnView }) {
  const hub = useOrganizations();
  // The whole window is a page of its own: its title is the first heading.
  const Heading = view.isFull ? 'h1' : 'h2';
  const isRunning = screen.phase === 'active';
  return (
    <header className="call-top">
      <Avatar id={screen.otherUserId ?? screen.chatId} name={screen.title} isGroup={screen.chatKind === 'group'} size="small" />
      <Heading className="call-title">
        <bdi>{screen.title}</bdi>
      </Heading>
      {isRunning && screen.startedAt !== null && <Duration startedAtMs={screen.startedAt} />}
      <span className="call-top-gap" />
      <IconButton label={callsStrings.toChat} icon={MessageSquare} onClick={() => hub.visit(hub.calls.accountOf(screen.callId) ?? '', { chatId: screen.chatId, messageId: null })} />
      {screen.phase !== 'ended' && <IconButton label={view.isFull ? callsStrings.partWindow : callsStrings.fullWindow} shortcut={callScreenKeys.full} icon={view.isFull ? Minimize2 : Maximize2} aria-pressed={view.isFull} onClick={() => view.setFull(!view.isFull)} />}
    </header>
  );
}
