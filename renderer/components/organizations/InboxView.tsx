import CheckCheck from 'lucide-react/icons/check-check';
import { useEffect, useId, useRef } from 'react';
import { groupByAccount, type InboxEntry } from '../../models/unread-inbox.ts';
import { organizationStrings } from '../../strings/organizations.ts';
import { useDocumentTitle } from '../app/use-document-title.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SkeletonRows } from '../ui/Skeleton.tsx';
import { CallBeside } from './CallBeside.tsx';
import { InboxList } from './InboxList.tsx';
import { InboxTroubles } from './InboxTroubles.tsx';
import { OrganizationTag } from './OrganizationTag.tsx';
import { useOrganizationsState } from './organizations-context.ts';
import { useInbox } from './use-inbox.ts';
import { useInboxActions } from './use-inbox-actions.ts';
import { useInboxKeys } from './use-inbox-keys.ts';
import { inboxOrders, useInboxOrder } from './use-inbox-order.ts';

/** What is unread in all organizations: one list by time, or one for each organization. A chat opens where it is. */
export function InboxView() {
  const id = useId();
  const { entries, isComplete } = useInbox();
  const { order, setOrder } = useInboxOrder();
  const { markRead } = useInboxActions();
  const headingRef = useRef<HTMLHeadingElement>(null);
  useInboxKeys();
  useDocumentTitle(organizationStrings.inbox, [], null);
  // What had the focus went with the workspace.
  useEffect(() => headingRef.current?.focus(), []);
  return (
    <>
      <main className="inbox" aria-labelledby={id} data-pane="conversation">
        <header className="inbox-header">
          <h1 ref={headingRef} id={id} tabIndex={-1}>{organizationStrings.inbox}</h1>
          <div className="segments" role="group" aria-label={organizationStrings.order}>
            {inboxOrders.map((one) => (
              <button key={one} type="button" className="segment" aria-pressed={order === one} onClick={() => setOrder(one)}>
                {organizationStrings[one]}
              </button>
            ))}
          </div>
          <button type="button" className="button" disabled={entries.length === 0} onClick={() => { markRead(entries); headingRef.current?.focus(); }}>
            {organizationStrings.markAllRead}
          </button>
        </header>
        <div className="inbox-content">
          <InboxTroubles />
          {entries.length === 0 && !isComplete && <SkeletonRows count={6} label={organizationStrings.inboxLoading} />}
          {entries.length === 0 && isComplete && <EmptyState icon={CheckCheck} title={organizationStrings.inboxEmpty} text={organizationStrings.inboxEmptyHelp} />}
          {order === 'mixed' && entries.length > 0 && <InboxList label={organizationStrings.inbox} entries={entries} isTagged />}
          {order === 'grouped' && <Groups entries={entries} />}
        </div>
      </main>
      <CallBeside />
    </>
  );
}

function Groups({ entries }: { readonly entries: readonly InboxEntry[] }) {
  const id = useId();
  const { organizations } = useOrganizationsState();
  return groupByAccount(entries, organizations.map((organization) => organization.id)).map((group) => (
    <section key={group.accountId} className="inbox-group" aria-labelledby={`${id}-${group.accountId}`}>
      <h2 id={`${id}-${group.accountId}`}>
        <OrganizationTag accountId={group.accountId} />
      </h2>
      <InboxList labelledBy={`${id}-${group.accountId}`} entries={group.entries} isTagged={false} />
    </section>
  ));
}
