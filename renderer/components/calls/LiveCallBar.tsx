import Phone from 'lucide-react/icons/phone';
import Video from 'lucide-react/icons/video';
import type { LiveCallView } from '#shared/contract/views/calls-view';
import type { ChatDetail } from '#shared/contract/views/chat-detail';
import { callsStrings } from '../../strings/calls.ts';
import { useCallController, useCalls, useCallSurface } from './call-context.ts';
import { Duration } from './Duration.tsx';

/** A running call of the chat, under its header: who is in it, since when, and the way in. */
export function LiveCallBar({ chat }: { readonly chat: Pick<ChatDetail, 'canCall' | 'liveCall'> }) {
  const { inOtherWindow } = useCalls();
  const { liveCall: call } = chat;
  if (call === null) return null;
  const Icon = call.media === 'video' ? Video : Phone;
  const names = call.names.length === 0 ? callsStrings.nobodyYet : callsStrings.names(call.names, call.participantCount - call.names.length);
  return (
    <section className="live-call-bar" aria-label={callsStrings.liveCall}>
      <span className="live-call-icon">
        <Icon aria-hidden="true" size={15} />
      </span>
      <p className="live-call-text">
        <span className="visually-hidden">{callsStrings.liveBar[call.media]}: </span>
        <bdi title={names}>{names}</bdi>
        {call.startedAt !== null && (
          <>
            <span aria-hidden="true">·</span>
            <Duration startedAtMs={call.startedAt} />
          </>
        )}
        {call.own === 'elsewhere' && <span className="live-call-elsewhere">{callsStrings.inCallElsewhere}</span>}
        {inOtherWindow.some(({ callId }) => callId === call.callId) && <span className="live-call-elsewhere">{callsStrings.inOtherWindow}</span>}
      </p>
      <WayIn call={call} canCall={chat.canCall} />
    </section>
  );
}

/** Back to it, out of hold, or in; nothing where another window shows it. */
function WayIn({ call, canCall }: { readonly call: LiveCallView; readonly canCall: boolean }) {
  const controller = useCallController();
  const { showCall } = useCallSurface();
  const { current, held } = useCalls();
  if (current?.callId === call.callId && current.phase !== 'ended') {
    return (
      <button type="button" className="button button-small" onClick={showCall}>
        {callsStrings.backToCall}
      </button>
    );
  }
  if (held.some(({ callId }) => callId === call.callId)) {
    return (
      <button type="button" className="button button-small" onClick={() => controller.resume(call.callId)}>
        {callsStrings.resume}
      </button>
    );
  }
  if (!canCall || call.own === 'here') return null;
  return <JoinButtons callId={call.callId} isVideo={call.media === 'video'} isElsewhere={call.own === 'elsewhere'} />;
}

function JoinButtons({ callId, isVideo, isElsewhere }: { readonly callId: string; readonly isVideo: boolean; readonly isElsewhere: boolean }) {
  const controller = useCallController();
  const { current } = useCalls();
  // Whoever joins another call does not want to be thrown out of the one they are in.
  const others = current !== null && current.phase !== 'ended' ? 'hold' : 'leave';
  const join = (withCamera: boolean) => void controller.join(callId, { withCamera, others });
  return (
    <>
      {isVideo && (
        <button type="button" className="button button-small" onClick={() => join(true)}>
          {callsStrings.joinVideo}
        </button>
      )}
      <button type="button" className="button button-small button-join" onClick={() => join(false)}>
        {isElsewhere ? callsStrings.takeOver : callsStrings.join}
      </button>
    </>
  );
}
