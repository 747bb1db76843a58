import type { ReactNode } from 'react';
import type { PendingDeletions } from '../../models/pending-deletions.ts';
import { DeletionsContext } from '../deletions/deletions-context.ts';
import { PersonCardContext, type ShowPerson } from '../people/person-card-context.ts';
import { OpenProfileContext } from '../profile/profile-context.ts';
import { PictureContext } from '../ui/picture-context.ts';
import { MessageSurfaceContext, type MessageSurface } from './message-surface.ts';

interface MessageProvidersProps {
  readonly showPerson: ShowPerson;
  readonly openProfile: () => void;
  readonly pictures: Readonly<Record<string, string>>;
  readonly surface: MessageSurface;
  readonly deletions: PendingDeletions;
  readonly children: ReactNode;
}

/** What messages, and the people who wrote them, need of the workspace, wherever they are shown. */
export function MessageProviders({ showPerson, openProfile, pictures, surface, deletions, children }: MessageProvidersProps) {
  return (
    <PictureContext value={pictures}>
      <OpenProfileContext value={openProfile}>
        <PersonCardContext value={showPerson}>
          <MessageSurfaceContext value={surface}>
            <DeletionsContext value={deletions}>{children}</DeletionsContext>
          </MessageSurfaceContext>
        </PersonCardContext>
      </OpenProfileContext>
    </PictureContext>
  );
}
