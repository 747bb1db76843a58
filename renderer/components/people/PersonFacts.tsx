import Clock from 'lucide-react/icons/clock';
import Copy from 'lucide-react/icons/copy';
import Mail from 'lucide-react/icons/mail';
import type { PersonCardView } from '#shared/contract/views/person-view';
import { useNotices } from '../../contract/notices-context.ts';
import { localTimeText } from '../../models/local-time.ts';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { signOf, statusWords } from '../../models/status-words.ts';
import { commonStrings } from '../../strings/common.ts';
import { peopleStrings } from '../../strings/people.ts';
import { useNow } from '../app/use-now.ts';
import { IconButton } from '../ui/IconButton.tsx';

/** What is known of somebody: what they do, whether they are there, the time where they are, their address. */
export function PersonFacts({ person }: { readonly person: PersonCardView }) {
  const nowMs = useNow();
  const { show } = useNotices();
  const time = person.isSelf ? null : localTimeText(person.timeZone, nowMs);
  const presence = presenceText(person, nowMs);
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(person.email);
    show(peopleStrings.emailCopied);
  }
  return (
    <div className="person-facts">
      {person.status !== null && (
        <p className="person-status" dir="auto">
          <span aria-hidden="true">{signOf(person.status)}</span> {statusWords(person.status, nowMs)}
        </p>
      )}
      {(presence !== null || person.pronouns !== null) && (
        <p className="muted">
          {presence}
          {presence !== null && person.pronouns !== null && ' · '}
          {person.pronouns !== null && <bdi>{person.pronouns}</bdi>}
        </p>
      )}
      {time !== null && (
        <p className="person-fact">
          <Clock role="img" aria-label={peopleStrings.localTimeLabel} size={14} />
          {time}
        </p>
      )}
      <p className="person-fact">
        <Mail aria-hidden="true" size={14} />
        <a href={`mailto:${person.email}`} className="person-card-mail">{person.email}</a>
        <IconButton label={peopleStrings.copyEmail} icon={Copy} onClick={() => void copy()} />
      </p>
    </div>
  );
}

function presenceText({ presence, lastSeenAt }: PersonCardView, nowMs: number): string | null {
  if (presence === null) return null;
  return presence === 'offline' && lastSeenAt !== null ? peopleStrings.lastSeen(pageTimeFormat.short(lastSeenAt, nowMs)) : commonStrings.presence[presence];
}
