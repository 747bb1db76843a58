import { useEffect } from 'react';
import { HallwayError } from '#shared/errors/hallway-error';
import { BackendContext } from '../../contract/backend-context.ts';
import { useNotices } from '../../contract/notices-context.ts';
import { useLanguage } from '../../language/use-language.ts';
import { describeError } from '../../models/describe-error.ts';
import type { Organization, Organizations } from '../../organizations/organizations.ts';
import { CallControllerContext } from '../calls/call-context.ts';
import { EverywhereCalls } from '../calls/EverywhereCalls.tsx';
import { ScreenPicker } from '../calls/ScreenPicker.tsx';
import { InboxView } from '../organizations/InboxView.tsx';
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
  const { organizations, shown, isInboxShown } = useOrganizationsState();
  useOrganizationKeys();
  useOpenAllSoon();
  useLinksFromOutside();
  useReturnNotice();
  const isSeveral = organizations.length > 1;
  return (
    <div className={`shell ${isSeveral ? 'shell-several' : ''}`}>
      {isSeveral && <Rail />}
      <div className="shell-main">
        {isInboxShown && isSeveral ? <InboxView /> : <ShownOrganization organization={shown} />}
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

function ShownOrganization({ organization }: { readonly organization: Organization | null }) {
  if (organization === null || organization.parts === null) return <FrameSkeleton />;
  return (
    <BackendContext value={organization.parts.link}>
      <OrganizationScreen key={organization.id} organization={organization} />
    </BackendContext>
  );
}

/** Says why the window went where it is. */
function useReturnNotice(): void {
  const hub = useOrganizations();
  const { show } = useNotices();
  useEffect(() => hub.onReturn(() => show(describeError(new HallwayError('account_exists')))), [hub, show]);
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
