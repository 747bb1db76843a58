import Search from 'lucide-react/icons/search';
import SearchX from 'lucide-react/icons/search-x';
import { useBackend } from '../../contract/backend-context.ts';
import { useQuery } from '../../contract/use-query.ts';
import { describeError } from '../../models/describe-error.ts';
import { percentHeld } from '../../models/connection-status.ts';
import { searchOperatorHints } from '../../models/search-operators.ts';
import type { SearchSnapshot } from '../../models/search-model.ts';
import { formatList } from '../../language/formats.ts';
import { useOrganizationNames, useOrganizationsState, useOrganizationStates } from '../organizations/organizations-context.ts';
import { organizationStrings } from '../../strings/organizations.ts';
import { searchStrings } from '../../strings/search.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { NotSearched } from './NotSearched.tsx';

interface SearchOutcomeProps {
  readonly state: SearchSnapshot;
  /** A chat of the person's own, to search in. */
  readonly exampleChat: string | null;
  readonly onInsert: (text: string) => void;
  readonly onAgain: () => void;
}

/** How the search went: what it can do before anything is typed, how much was found, or that there is nothing. */
export function SearchOutcome({ state, exampleChat, onInsert, onAgain }: SearchOutcomeProps) {
  const isEmpty = state.text.trim() === '';
  const isNothing = !isEmpty && !state.isSearching && state.hits.length === 0 && state.error === null;
  return (
    <>
      <p className="search-status" role="status">
        {!isEmpty && state.isSearching && state.hits.length === 0 && searchStrings.searching}
        {!isEmpty && state.hits.length > 0 && searchStrings.found(state.hits.length, state.isComplete)}
        {isNothing && <span className="visually-hidden">{searchStrings.none}</span>}
      </p>
      {state.error !== null && (
        <p className="form-error" role="alert">
          {describeError(state.error)}
        </p>
      )}
      {!isEmpty && <StillFetching accountId={state.accountId} />}
      <NotSearched accountIds={state.failedIds} onAgain={onAgain} />
      {isNothing && <EmptyState icon={SearchX} title={searchStrings.none} text={searchStrings.noneHelp} />}
      {isEmpty && (
        <div className="search-help">
          <EmptyState icon={Search} title={searchStrings.helpTitle} text={searchStrings.help} />
          <h3 className="search-help-title">{searchStrings.operators}</h3>
          <div className="search-hints">
            {searchOperatorHints(exampleChat).map(({ insert, example }) => (
              <button key={insert} type="button" className="search-hint" onClick={() => onInsert(insert)}>
                {example}
              </button>
            ))}
          </div>
        </div>
      )}
    </>
  );
}

/** Not all messages of an organization are here yet: of the one that is shown how many, of others which. */
function StillFetching({ accountId }: { readonly accountId: string | null }) {
  const { accountId: ownId } = useBackend();
  const history = useQuery('connection', {}).value?.history;
  const names = useOrganizationNames();
  const states = useOrganizationStates();
  const { organizations } = useOrganizationsState();
  const isMeant = (id: string) => accountId === null || accountId === id;
  const others = organizations.flatMap(({ id }, index) => (id !== ownId && isMeant(id) && states[index]?.isPartial === true ? (names.get(id)?.name ?? []) : []));
  return (
    <>
      {history !== undefined && history.chatsComplete < history.chatsTotal && isMeant(ownId) && <p className="search-partial">{searchStrings.stillFetching(percentHeld(history))}</p>}
      {others.length > 0 && <p className="search-partial">{organizationStrings.partly(formatList(others))}</p>}
    </>
  );
}
