import type { PersonCardView } from '#shared/contract/views/person-view';
import { peopleStrings } from '../../strings/people.ts';

interface SharedGroupsProps {
  readonly person: PersonCardView;
  readonly onOpen: (chatId: string) => void;
}

const shownGroups = 5;

/** The groups in which one meets somebody. */
export function SharedGroups({ person: { groups, groupCount }, onOpen }: SharedGroupsProps) {
  if (groups.length === 0) return null;
  const shown = groups.slice(0, shownGroups);
  return (
    <section className="person-groups" aria-label={peopleStrings.sharedGroups}>
      <h3>{peopleStrings.sharedGroups}</h3>
      <ul>
        {shown.map(({ chatId, name }) => (
          <li key={chatId}>
            <button type="button" className="link-button" onClick={() => onOpen(chatId)}>
              <bdi>{name}</bdi>
            </button>
          </li>
        ))}
      </ul>
      {groupCount > shown.length && <span className="muted">{peopleStrings.moreGroups(groupCount - shown.length)}</span>}
    </section>
  );
}
