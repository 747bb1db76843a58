import { useEffect, useState } from 'react';
import { useLinkState } from '../../contract/backend-context.ts';
import { useQuery } from '../../contract/use-query.ts';
import { errorText } from '../../models/describe-error.ts';
import type { Organization } from '../../organizations/organizations.ts';
import { commonStrings } from '../../strings/common.ts';
import { signInStrings } from '../../strings/sign-in.ts';
import { statusStrings } from '../../strings/status.ts';
import { focusPane } from '../app/panes.ts';
import { FrameSkeleton } from '../app/FrameSkeleton.tsx';
import { Workspace } from '../app/Workspace.tsx';
import { SignInScreen } from '../sign-in/SignInScreen.tsx';
import { CallBeside } from './CallBeside.tsx';
import { useOrganizations } from './organizations-context.ts';

/** One organization: what shows depends on who is signed in. */
export function OrganizationScreen({ organization }: { readonly organization: Organization }) {
  const hub = useOrganizations();
  const session = useQuery('session', {}).value;
  useEffect(() => {
    // What one looks at comes first; only then do the others get their turn.
    if (session !== undefined) hub.openAll();
  }, [hub, session]);
  return (
    <>
      <Content organization={organization} session={session} />
      <AwayBanner isRunning={organization.account.isRunning} />
    </>
  );
}

function Content({ organization, session }: { readonly organization: Organization; readonly session: ReturnType<typeof useQuery<'session'>>['value'] }) {
  const [wasSignedOut, setWasSignedOut] = useState(false);
  if (session?.status === 'signedOut' && !wasSignedOut) setWasSignedOut(true);
  if (session === undefined) return <FrameSkeleton />;
  switch (session.status) {
    case 'signedOut':
      return (
        <>
          <SignInScreen organization={organization} notice={session.notice === null ? null : errorText(session.notice)} lastServerUrl={session.lastServerUrl} lastEmail={session.lastEmail} />
          <CallBeside />
        </>
      );
    case 'storeFailed':
      return <StoreFailedScreen message={errorText(session.error)} />;
    case 'signedIn':
      return (
        <>
          <Workspace key={`${session.serverUrl} ${session.userId}`} session={session} organization={organization} />
          {wasSignedOut && <ArrivalFocus />}
        </>
      );
  }
}

/** Who has just signed in by keyboard goes on in the list of chats, since the form that had the focus is gone. Draws nothing. */
function ArrivalFocus() {
  const isListed = useQuery('chatList', {}).value !== undefined;
  useEffect(() => {
    if (isListed && document.activeElement === document.body) focusPane(0);
  }, [isListed]);
  return null;
}

/** The backend of this organization was stopped or is starting again; it is sought until it is there. */
function AwayBanner({ isRunning }: { readonly isRunning: boolean }) {
  const state = useLinkState();
  const isAway = state === 'reconnecting' || (state === 'open' && !isRunning);
  return (
    <div className="away-area" role="status">
      {isAway && (
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
