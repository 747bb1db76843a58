import { useCallback, useState } from 'react';
import { useBackend } from '../hooks/backend-context.ts';
import { NoticeContext } from '../hooks/use-notices.ts';
import { useQuery } from '../hooks/use-query.ts';
import { strings } from '../strings/english.ts';
import { Notices, type Notice } from './Notices.tsx';
import { SignInScreen } from './SignInScreen.tsx';
import { StoreFailedScreen } from './StoreFailedScreen.tsx';
import { Workspace } from './Workspace.tsx';
import { WorkspaceSkeleton } from './WorkspaceSkeleton.tsx';

/** What is on the screen, by who is signed in. */
export function App() {
  const backend = useBackend();
  const session = useQuery('session', {});
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const notify = useCallback((text: string) => setNotices((shown) => [...shown.slice(-2), { id: performance.now(), text }]), []);
  const dismiss = useCallback((id: number) => setNotices((shown) => shown.filter((notice) => notice.id !== id)), []);

  return (
    <NoticeContext value={notify}>
      {session === undefined && <WorkspaceSkeleton />}
      {session?.status === 'signedOut' && <SignInScreen session={session} />}
      {session?.status === 'storeFailed' && <StoreFailedScreen message={session.error.message} />}
      {session?.status === 'signedIn' && <Workspace key={session.userId} session={session} />}
      {backend === null && session !== undefined && (
        <p className="host-lost" role="status">
          {strings.app.reconnecting}
        </p>
      )}
      <Notices notices={notices} onDismiss={dismiss} />
    </NoticeContext>
  );
}
