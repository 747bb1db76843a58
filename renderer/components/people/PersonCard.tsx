import MessageCircle from 'lucide-react/icons/message-circle';
import Pencil from 'lucide-react/icons/pencil';
import Phone from 'lucide-react/icons/phone';
import Video from 'lucide-react/icons/video';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { createPortal } from 'react-dom';
import type { PersonCardView } from '#shared/contract/views/person-view';
import { useQuery } from '../../contract/use-query.ts';
import { placeBeside } from '../../models/place-beside.ts';
import { callsStrings } from '../../strings/calls.ts';
import { peopleStrings } from '../../strings/people.ts';
import { profileStrings } from '../../strings/profile.ts';
import { useCallSurface } from '../calls/call-context.ts';
import { useOpenProfile } from '../profile/profile-context.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { pageSize } from '../ui/direction.ts';
import { PersonFacts } from './PersonFacts.tsx';
import { SharedGroups } from './SharedGroups.tsx';

/** What can be done from a card. */
export interface PersonCardActions {
  readonly onWrite: (userId: string) => Promise<void>;
  readonly onOpenChat: (chatId: string) => void;
}

interface PersonCardProps {
  readonly userId: string;
  readonly beside: HTMLElement;
  readonly actions: PersonCardActions;
  readonly onClose: () => void;
}

const width = 320;

/** Who somebody is, and the ways to reach them; Escape and a click elsewhere close it. */
export function PersonCard(props: PersonCardProps) {
  const { value: person } = useQuery('person', { userId: props.userId });
  // Drawn once there is something to draw: only then it can take the focus.
  return person === undefined || person === null ? null : <OpenCard {...props} person={person} />;
}

function OpenCard({ person, beside, actions, onClose }: PersonCardProps & { readonly person: PersonCardView }) {
  const ref = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0 });
  useLayoutEffect(() => {
    const height = ref.current?.offsetHeight ?? 0;
    setPlace(placeBeside(beside.getBoundingClientRect(), { width, height }, pageSize()));
  }, [beside]);
  useClosing(ref, beside, onClose);

  const closeAnd = (work: () => void) => {
    onClose();
    work();
  };
  return createPortal(
    <div ref={ref} role="dialog" aria-label={person.displayName} tabIndex={-1} className="person-card" style={place} onKeyDown={(event) => closeOnEscape(event, onClose)}>
      <div className="person-card-head">
        <Avatar id={person.userId} name={person.displayName} size="large" presence={person.presence} />
        <bdi className="person-card-name">{person.displayName}</bdi>
        {person.title !== null && <bdi className="person-card-title">{person.title}</bdi>}
      </div>
      <PersonFacts person={person} />
      <Buttons person={person} onWrite={actions.onWrite} closeAnd={closeAnd} />
      {!person.isActive && <span className="muted">{peopleStrings.gone}</span>}
      <SharedGroups person={person} onOpen={(chatId) => closeAnd(() => actions.onOpenChat(chatId))} />
    </div>,
    document.body,
  );
}

interface ButtonsProps extends Pick<PersonCardActions, 'onWrite'> {
  readonly person: PersonCardView;
  readonly closeAnd: (work: () => void) => void;
}

function Buttons({ person: { userId, displayName, isSelf, isActive }, onWrite, closeAnd }: ButtonsProps) {
  const { canCall, callPerson } = useCallSurface();
  const openProfile = useOpenProfile();
  if (isSelf) {
    return (
      <button type="button" className="button" onClick={() => closeAnd(openProfile)}>
        <Pencil aria-hidden="true" size={16} />
        {profileStrings.profile}
      </button>
    );
  }
  if (!isActive) return null;
  return (
    <div className="person-card-actions">
      <button type="button" className="button button-primary" onClick={() => closeAnd(() => void onWrite(userId))}>
        <MessageCircle aria-hidden="true" size={16} />
        {peopleStrings.write}
      </button>
      {canCall && <button type="button" className="button" aria-label={callsStrings.callPerson(displayName)} onClick={() => closeAnd(() => callPerson(userId, 'audio'))}><Phone aria-hidden="true" size={16} /></button>}
      {canCall && <button type="button" className="button" aria-label={callsStrings.videoCallPerson(displayName)} onClick={() => closeAnd(() => callPerson(userId, 'video'))}><Video aria-hidden="true" size={16} /></button>}
    </div>
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
