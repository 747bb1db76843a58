import MessageCircle from 'lucide-react/icons/message-circle';
import Phone from 'lucide-react/icons/phone';
import Video from 'lucide-react/icons/video';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { createPortal } from 'react-dom';
import type { PersonCardView } from '#shared/contract/views/person-view';
import { useQuery } from '../../contract/use-query.ts';
import { placeBeside } from '../../models/place-beside.ts';
import { callsStrings } from '../../strings/calls.ts';
import { commonStrings } from '../../strings/common.ts';
import { peopleStrings } from '../../strings/people.ts';
import { useCallSurface } from '../calls/call-context.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { pageSize } from '../ui/direction.ts';

interface PersonCardProps {
  readonly userId: string;
  readonly beside: HTMLElement;
  readonly onWrite: (userId: string) => Promise<void>;
  readonly onClose: () => void;
}

const size = { width: 300, height: 230 };

/** Who somebody is, and the ways to reach them; Escape and a click elsewhere close it. */
export function PersonCard(props: PersonCardProps) {
  const { value: person } = useQuery('person', { userId: props.userId });
  // Drawn once there is something to draw: only then it can take the focus.
  return person === undefined || person === null ? null : <OpenCard {...props} person={person} />;
}

function OpenCard({ userId, person, beside, onWrite, onClose }: PersonCardProps & { readonly person: PersonCardView }) {
  const ref = useRef<HTMLDivElement>(null);
  const { canCall, callPerson } = useCallSurface();
  const [place, setPlace] = useState({ left: 0, top: 0 });
  useLayoutEffect(() => setPlace(placeBeside(beside.getBoundingClientRect(), size, pageSize())), [beside]);
  useClosing(ref, beside, onClose);

  const reach = (work: () => void) => () => {
    onClose();
    work();
  };
  return createPortal(
    <div ref={ref} role="dialog" aria-label={person.displayName} tabIndex={-1} className="person-card" style={place} onKeyDown={(event) => closeOnEscape(event, onClose)}>
      <Avatar id={person.userId} name={person.displayName} size="large" presence={person.presence} />
      <bdi className="person-card-name">{person.displayName}</bdi>
      {person.title !== null && <bdi className="muted">{person.title}</bdi>}
      <a href={`mailto:${person.email}`} className="person-card-mail">{person.email}</a>
      {person.presence !== null && <span className="muted">{commonStrings.presence[person.presence]}</span>}
      {!person.isSelf && person.isActive && (
        <div className="person-card-actions">
          <button type="button" className="button button-primary" onClick={reach(() => void onWrite(userId))}>
            <MessageCircle aria-hidden="true" size={16} />
            {peopleStrings.write}
          </button>
          {canCall && <button type="button" className="button" aria-label={callsStrings.callPerson(person.displayName)} onClick={reach(() => callPerson(userId, 'audio'))}><Phone aria-hidden="true" size={16} /></button>}
          {canCall && <button type="button" className="button" aria-label={callsStrings.videoCallPerson(person.displayName)} onClick={reach(() => callPerson(userId, 'video'))}><Video aria-hidden="true" size={16} /></button>}
        </div>
      )}
      {!person.isActive && <span className="muted">{peopleStrings.gone}</span>}
    </div>,
    document.body,
  );
}

function closeOnEscape(event: KeyboardEvent, onClose: () => void): void {
  if (event.key !== 'Escape') return;
  event.stopPropagation();
  onClose();
}

/** The card takes the focus and gives it back to what opened it. */
function useClosing(ref: React.RefObject<HTMLDivElement | null>, beside: HTMLElement, onClose: () => void): void {
  useEffect(() => {
    ref.current?.focus({ preventScroll: true });
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && ref.current?.contains(event.target) !== true) onClose();
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      if (beside.isConnected && (document.activeElement === document.body || document.activeElement === null)) beside.focus({ preventScroll: true });
    };
  }, [beside, onClose, ref]);
}
