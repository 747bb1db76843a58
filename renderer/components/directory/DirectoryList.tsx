import type { RefObject } from 'react';
import type { DirectoryEntry, DirectoryView } from '#shared/contract/views/person-view';
import { statusWords } from '../../models/status-words.ts';
import { peopleStrings } from '../../strings/people.ts';
import { useNow } from '../app/use-now.ts';
import { StatusMark } from '../profile/StatusMark.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { rowHeight } from './use-directory.ts';

interface DirectoryListProps {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly id: string;
  readonly found: DirectoryView;
  readonly activeIndex: number;
  readonly onScroll: (topPx: number) => void;
  readonly onOpen: (person: DirectoryEntry) => void;
}

export function directoryRowId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

/** The people that are found; only those near what is seen are drawn. */
export function DirectoryList({ ref, id, found, activeIndex, onScroll, onOpen }: DirectoryListProps) {
  const nowMs = useNow();
  return (
    <div ref={ref} className="directory-list" onScroll={(event) => onScroll(event.currentTarget.scrollTop)}>
      <div role="listbox" id={id} aria-label={peopleStrings.results} tabIndex={-1} style={{ height: found.total * rowHeight }}>
        {found.people.map((person, place) => {
          const index = found.offset + place;
          return (
            // The keyboard works on the combobox, which points here.
            <button
              key={person.userId} data-user-id={person.userId} type="button" role="option" id={directoryRowId(id, index)} tabIndex={-1} aria-selected={index === activeIndex} aria-posinset={index + 1} aria-setsize={found.total}
              className={`person-option directory-row ${index === activeIndex ? 'person-option-active' : ''}`} style={{ top: index * rowHeight }} onClick={() => onOpen(person)}
            >
              <Avatar id={person.userId} name={person.displayName} presence={person.presence} />
              <span className="person-text">
                <span className="person-name">
                  <bdi>{person.displayName}</bdi> {person.isSelf && <span className="muted">{peopleStrings.you}</span>} <StatusMark status={person.status} />
                </span>
                <bdi className="person-detail">{person.title ?? person.email}</bdi>
              </span>
              {person.status !== null && <bdi className="directory-status" title={statusWords(person.status, nowMs)}>{statusWords(person.status, nowMs)}</bdi>}
            </button>
          );
        })}
      </div>
    </div>
  );
}
