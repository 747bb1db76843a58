import { useEffect } from 'react';
import { BackendContext } from '../../contract/backend-context.ts';
import { useLanguage } from '../../language/use-language.ts';
import type { Organizations } from '../../organizations/organizations.ts';
import { CallControllerContext } from '../calls/call-context.ts';
import { EverywhereCalls } from '../calls/EverywhereCalls.tsx';
import { ScreenPicker } from '../calls/ScreenPicker.tsx';
import { OrganizationDuties } from '../organizations/OrganizationDuties.tsx';
import { OrganizationScreen } from '../organizations/OrganizationScreen.tsx';
import { OrganizationsContext, useOrganizations, useOrganizationsState } from '../organizations/organizations-context.ts';
import { Rail } from '../organizations/Rail.tsx';
import { useLinksFromOutside } from '../organizations/use-open-link.ts';
import { useOrganizationKeys } from '../organizations/use-organization-keys.ts';
import { NoticeArea } from '../ui/NoticeArea.tsx';
import { FrameSkeleton } from './FrameSkeleton.tsx';

/** The whole interface: the organizations of this window, and the one that is shown. */
export function App({ organizations }: { readonly organizations: Organizations }) {
  // Everything below is drawn again with the words of another language; nothing of what is open or written is lost.
  useLanguage();
  return (
    <OrganizationsContext value={organizations}>
      <NoticeArea>
        <CallControllerContext value={organizations.calls}>
          <Shell />
          <EverywhereCalls />
          <ScreenPicker />
        </CallControllerContext>
      </NoticeArea>
    </OrganizationsContext>
  );
}

function Shell() {
  const { organizations, shown } = useOrganizationsState();
  useOrganizationKeys();
  useOpenAllSoon();
  useLinksFromOutside();
  const isSeveral = organizations.length > 1;
  return (
    <div className={`shell ${isSeveral ? 'shell-several' : ''}`}>
      {isSeveral && <Rail />}
      <div className="shell-main">
        {shown === null || shown.parts === null ? (
          <FrameSkeleton />
        ) : (
          <BackendContext value={shown.parts.link}>
            <OrganizationScreen key={shown.id} organization={shown} />
          </BackendContext>
        )}
      </div>
      {organizations.map((organization) => (
        organization.parts !== null && (
          <BackendContext key={organization.id} value={organization.parts.link}>
            <OrganizationDuties organization={organization} />
          </BackendContext>
        )
      ))}
    </div>
  );
}

const longestWaitMs = 4_000;

/** The others do not wait for ever for one that does not answer. */
function useOpenAllSoon(): void {
  const hub = useOrganizations();
  useEffect(() => {
    const timer = setTimeout(() => hub.openAll(), longestWaitMs);
    return () => clearTimeout(timer);
  }, [hub]);
}
