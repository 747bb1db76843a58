import CheckCheck from 'lucide-react/icons/check-check';
import { useId, useState } from 'react';
import { groupByAccount } from '../../models/unread-inbox.ts';
import { organizationStrings } from '../../strings/organizations.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SkeletonRows } from '../ui/Skeleton.tsx';
import { CallBeside } from './CallBeside.tsx';
import { InboxList } from './InboxList.tsx';
import { OrganizationTag } from './OrganizationTag.tsx';
import { useOrganizationsState } from './organizations-context.ts';
import { useInbox } from './use-inbox.ts';

const inboxOrders = ['mixed', 'grouped'] as const;

/** What is unread in all organizations: one list by time, or one for each organization. A chat opens where it is. */
export function InboxView() {
  const id = useId();
  const { organizations } = useOrganizationsState();
  const { chats, isComplete } = useInbox();
  const [order, setOrder] = useState<(typeof inboxOrders)[number]>('mixed');
  return (
    <>
      <main className="inbox" aria-labelledby={id} data-pane="conversation">
        <header className="inbox-header">
          <h1 id={id}>{organizationStrings.inbox}</h1>
          <div className="segments" role="group" aria-label={organizationStrings.order}>
            {inboxOrders.map((one) => (
              <button key={one} type="button" className="segment" aria-pressed={order === one} onClick={() => setOrder(one)}>
                {organizationStrings[one]}
              </button>
            ))}
          </div>
        </header>
        <div className="inbox-content">
          {chats.length === 0 && !isComplete && <SkeletonRows count={6} label={organizationStrings.inboxLoading} />}
          {chats.length === 0 && isComplete && <EmptyState icon={CheckCheck} title={organizationStrings.inboxEmpty} text={organizationStrings.inboxEmptyHelp} />}
          {order === 'mixed' && chats.length > 0 && <InboxList label={organizationStrings.inbox} chats={chats} isTagged />}
          {order === 'grouped' &&
            groupByAccount(chats, organizations.map((organization) => organization.id)).map((group) => (
              <section key={group.accountId} className="inbox-group" aria-labelledby={`${id}-${group.accountId}`}>
                <h2 id={`${id}-${group.accountId}`}>
                  <OrganizationTag accountId={group.accountId} />
                </h2>
                <InboxList labelledBy={`${id}-${group.accountId}`} chats={group.chats} isTagged={false} />
              </section>
            ))}
        </div>
      </main>
      <CallBeside />
    </>
  );
}
