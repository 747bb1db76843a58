import type { ReactNode } from 'react';
import type { PendingDeletions } from '../../models/pending-deletions.ts';
import { DeletionsContext } from '../deletions/deletions-context.ts';
import { PersonCardContext, type ShowPerson } from '../people/person-card-context.ts';
import { MessageSurfaceContext, type MessageSurface } from './message-surface.ts';

interface MessageProvidersProps {
  readonly showPerson: ShowPerson;
  readonly surface: MessageSurface;
  readonly deletions: PendingDeletions;
  readonly children: ReactNode;
}

/** What messages need of the workspace, wherever they are shown. */
export function MessageProviders({ showPerson, surface, deletions, children }: MessageProvidersProps) {
  return (
    <PersonCardContext value={showPerson}>
      <MessageSurfaceContext value={surface}>
        <DeletionsContext value={deletions}>{children}</DeletionsContext>
      </MessageSurfaceContext>
    </PersonCardContext>
  );
}
