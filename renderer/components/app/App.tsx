import { useQuery } from '../../contract/use-query.ts';
import type { CallController } from '../../calls/engine/call-controller.ts';
import { useLinkState } from '../../contract/backend-context.ts';
import { useLanguage } from '../../language/use-language.ts';
import { errorText } from '../../models/describe-error.ts';
import { commonStrings } from '../../strings/common.ts';
import { signInStrings } from '../../strings/sign-in.ts';
import { statusStrings } from '../../strings/status.ts';
import { CallControllerContext } from '../calls/call-context.ts';
import { ScreenPicker } from '../calls/ScreenPicker.tsx';
import { idleCallController } from '../calls/idle-call-controller.ts';
import { SignInScreen } from '../sign-in/SignInScreen.tsx';
import { NoticeArea } from '../ui/NoticeArea.tsx';
import { FrameSkeleton } from './FrameSkeleton.tsx';
import { Workspace } from './Workspace.tsx';

/**
 * The whole interface: what shows depends on who is signed in.
 * @param calls what does the calls of this window; without it none are offered
 */
export function App({ calls = idleCallController }: { readonly calls?: CallController }) {
  // Everything below is drawn again with the words of another language; nothing of what is open or written is lost.
  useLanguage();
  return (
    <NoticeArea>
      <CallControllerContext value={calls}>
        <Screen />
        <ScreenPicker />
      </CallControllerContext>
      <AwayBanner />
    </NoticeArea>
  );
}

function Screen() {
  const session = useQuery('session', {}).value;
  if (session === undefined) return <FrameSkeleton />;
  switch (session.status) {
    case 'signedOut':
      return <SignInScreen notice={session.notice === null ? null : errorText(session.notice)} lastServerUrl={session.lastServerUrl} lastEmail={session.lastEmail} />;
    case 'storeFailed':
      return <StoreFailedScreen message={errorText(session.error)} />;
    case 'signedIn':
      return <Workspace key={`${session.serverUrl} ${session.userId}`} session={session} />;
  }
}

/** The host of the backend was stopped or is starting again; it is sought until it is there. */
function AwayBanner() {
  const state = useLinkState();
  return (
    <div className="away-area" role="status">
      {state === 'reconnecting' && (
        <div className="away-banner">
          <span className="status-dot status-dot-busy" aria-hidden="true" />
          {statusStrings.backendAway}
        </div>
      )}
    </div>
  );
}

function StoreFailedScreen({ message }: { readonly message: string }) {
  return (
    <main className="full-screen">
      <h1>{signInStrings.storeTitle}</h1>
      <p role="alert">{message}</p>
      <p className="muted">{signInStrings.storeHelp}</p>
      <button type="button" className="button button-primary" onClick={() => window.location.reload()}>
        {commonStrings.reload}
      </button>
    </main>
  );
}
