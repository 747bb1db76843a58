import { useEffect, useRef } from 'react';
import type { CallScreen } from '../../calls/engine/call-screen.ts';
import { callsStrings } from '../../strings/calls.ts';
import { useEscape } from '../ui/use-escape.ts';
import { useCallController } from './call-context.ts';
import { CallControls } from './CallControls.tsx';
import { CallEnded } from './CallEnded.tsx';
import { CallHints } from './CallHints.tsx';
import { CallPeople } from './CallPeople.tsx';
import { CallStage } from './CallStage.tsx';
import { CallTop } from './CallTop.tsx';
import { CallWaiting } from './CallWaiting.tsx';
import { useCallKeys } from './use-call-keys.ts';
import { useOwnView, type OwnView } from './use-own-view.ts';

interface CallViewProps {
  readonly screen: CallScreen;
  readonly isFull: boolean;
  readonly setFull: (isFull: boolean) => void;
}

/** The screen of a call, in the place of the conversation. */
export function CallView({ screen, isFull, setFull }: CallViewProps) {
  const ref = useRef<HTMLElement>(null);
  const view = useOwnView(screen, { isFull, setFull });
  useCallKeys(ref, screen, view);
  useEscape(escapeFrom(view));
  useEffect(() => ref.current?.focus({ preventScroll: true }), []);
  return (
    <main className="conversation-pane call-pane" data-pane="conversation">
      <section ref={ref} className="call-screen" aria-label={callsStrings.callScreen(screen.title)} tabIndex={-1} data-call-focus="" data-pane-focus="">
        <CallTop screen={screen} view={view} />
        {screen.phase === 'ended' ? <CallEnded screen={screen} /> : <Body screen={screen} view={view} />}
      </section>
    </main>
  );
}

function Body({ screen, view }: { readonly screen: CallScreen; readonly view: OwnView }) {
  return (
    <>
      <div className="call-body">
        <div className="call-stage">
          <Stage screen={screen} view={view} />
          <CallHints screen={screen} />
        </div>
        {view.arePeopleOpen && screen.phase === 'active' && <CallPeople screen={screen} onClose={() => view.setPeopleOpen(false)} />}
      </div>
      <CallControls screen={screen} view={view} />
    </>
  );
}

function Stage({ screen, view }: { readonly screen: CallScreen; readonly view: OwnView }) {
  const controller = useCallController();
  if (screen.phase !== 'active') return <CallWaiting screen={screen} />;
  if (screen.isOnHold) {
    return (
      <div className="call-message">
        <h3>{callsStrings.onHold}</h3>
        <p>{callsStrings.onHoldHelp}</p>
        <button type="button" className="button button-primary" onClick={() => controller.resume(screen.callId)}>
          {callsStrings.resume}
        </button>
      </div>
    );
  }
  const isAlone = screen.tiles.every(({ isSelf }) => isSelf);
  return (
    <>
      <CallStage screen={screen} mode={view.mode} isSelfHidden={view.isSelfHidden} />
      {isAlone && (
        <p className="call-alone" role="status">
          <span>
            <strong>{callsStrings.alone}</strong> {callsStrings.aloneHelp}
          </span>
          <button type="button" className="button button-small" onClick={() => view.setPeopleOpen(true)}>
            {callsStrings.ringSomebody}
          </button>
        </p>
      )}
    </>
  );
}

/** Escape closes what was opened last: the people, then the whole window. */
function escapeFrom(view: OwnView): (() => void) | null {
  if (view.arePeopleOpen) return () => view.setPeopleOpen(false);
  return view.isFull ? () => view.setFull(false) : null;
}
