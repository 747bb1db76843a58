import Search from 'lucide-react/icons/search';
import Users from 'lucide-react/icons/users';
import { useEffect, useId, useRef } from 'react';
import { limits } from '#shared/domain/limits';
import type { DirectoryEntry } from '#shared/contract/views/person-view';
import { peopleStrings } from '../../strings/people.ts';
import { useShowPerson } from '../people/person-card-context.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SkeletonRows } from '../ui/Skeleton.tsx';
import { DirectoryList, directoryRowId } from './DirectoryList.tsx';
import { useDirectory } from './use-directory.ts';

/** Everybody in the organization: found as one types, with who they are on their card. */
export function DirectoryView() {
  const listId = useId();
  const listRef = useRef<HTMLDivElement>(null);
  const inputRef = useRef<HTMLInputElement>(null);
  useEffect(() => inputRef.current?.focus(), []);
  const showPerson = useShowPerson();
  const open = (person: DirectoryEntry) => {
    const row = listRef.current?.querySelector<HTMLElement>(`[data-user-id="${person.userId}"]`);
    const beside = row ?? inputRef.current;
    if (beside !== null) showPerson(person.userId, beside);
  };
  const directory = useDirectory(listRef, open);
  const { found, text, isOnlineOnly, activeIndex } = directory;
  const hasRows = found !== undefined && found.total > 0;
  return (
    <main className="conversation-pane" data-pane="conversation">
      <section className="conversation" aria-label={peopleStrings.directory} onKeyDown={directory.press}>
        <header className="conversation-header">
          <div className="conversation-title">
            <h2>{peopleStrings.directory}</h2>
            <p role="status">{found === undefined ? '' : peopleStrings.directoryCount(found.total)}</p>
          </div>
          <div className="segments" role="group" aria-label={peopleStrings.directory}>
            <button type="button" className="segment" aria-pressed={!isOnlineOnly} onClick={() => directory.showOnlineOnly(false)}>{peopleStrings.everybody}</button>
            <button type="button" className="segment" aria-pressed={isOnlineOnly} onClick={() => directory.showOnlineOnly(true)}>{peopleStrings.onlineOnly}</button>
          </div>
        </header>
        <div className="directory">
          <div className="search-field">
            <Search aria-hidden="true" size={16} />
            <input
              ref={inputRef} type="text" role="combobox" aria-label={peopleStrings.directorySearch} placeholder={peopleStrings.directorySearch} aria-expanded="true" aria-controls={listId} aria-autocomplete="list"
              aria-activedescendant={hasRows ? directoryRowId(listId, activeIndex) : undefined} value={text} maxLength={200} spellCheck={false} dir="auto" data-pane-focus=""
              onChange={(event) => directory.search(event.target.value)}
            />
          </div>
          {found?.arePresencesPartial === true && <p className="directory-note muted">{peopleStrings.onlinePartial(limits.presenceWatches)}</p>}
          {found === undefined && <SkeletonRows count={8} />}
          {found !== undefined && <DirectoryList ref={listRef} id={listId} found={found} activeIndex={activeIndex} onScroll={directory.noteScroll} onOpen={open} />}
          {found?.total === 0 && <Nobody isOnlineOnly={isOnlineOnly} />}
          {found?.total === 1 && text === '' && !isOnlineOnly && <EmptyState icon={Users} title={peopleStrings.onlyYou} text={peopleStrings.onlyYouHelp} />}
        </div>
      </section>
    </main>
  );
}

function Nobody({ isOnlineOnly }: { readonly isOnlineOnly: boolean }) {
  return isOnlineOnly ? <EmptyState icon={Users} title={peopleStrings.nobodyOnline} text={peopleStrings.nobodyOnlineHelp} /> : <EmptyState icon={Users} title={peopleStrings.none} text={peopleStrings.noneHelp} />;
}
