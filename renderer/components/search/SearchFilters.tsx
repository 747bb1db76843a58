import X from 'lucide-react/icons/x';
import { searchOrders } from '#shared/contract/search';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import { withoutOperator } from '../../models/search-operators.ts';
import type { SearchModel, SearchSnapshot } from '../../models/search-model.ts';
import { OrganizationFilter } from './OrganizationFilter.tsx';
import { useOrganizationsState } from '../organizations/organizations-context.ts';
import { searchStrings } from '../../strings/search.ts';

interface SearchFiltersProps {
  readonly state: SearchSnapshot;
  readonly chats: readonly ChatSummary[];
  readonly model: SearchModel;
}

/** What the search is limited to, as it was understood, and the order of what is found. */
export function SearchFilters({ state, chats, model }: SearchFiltersProps) {
  const chat = state.chatId === null ? undefined : chats.find(({ id }) => id === state.chatId);
  const isSeveral = useOrganizationsState().organizations.length > 1;
  return (
    <div className="search-filters">
      {isSeveral && chat === undefined && <OrganizationFilter accountId={state.accountId} onChange={(accountId) => model.setAccount(accountId)} />}
      <div className="search-chips">
        {chat !== undefined && <Chip text={searchStrings.inChat(chat.title)} label={searchStrings.everywhere(chat.title)} onRemove={() => model.setChat(null)} />}
        {state.filters.map(({ kind, text, meaning }) => (
          <Chip key={text} text={meaning === null ? searchStrings.noMeaning(text) : `${kind}: ${meaning}`} isWrong={meaning === null} label={searchStrings.remove(text)} onRemove={() => model.setText(withoutOperator(state.text, text))} />
        ))}
      </div>
      <div className="segments" role="group" aria-label={searchStrings.order}>
        {searchOrders.map((order) => (
          <button key={order} type="button" className="segment" aria-pressed={state.order === order} onClick={() => model.setOrder(order)}>
            {searchStrings[order]}
          </button>
        ))}
      </div>
    </div>
  );
}

function Chip({ text, label, isWrong = false, onRemove }: { readonly text: string; readonly label: string; readonly isWrong?: boolean; readonly onRemove: () => void }) {
  return (
    <span className={`search-chip ${isWrong ? 'search-chip-wrong' : ''}`}>
      <bdi>{text}</bdi>
      <button type="button" aria-label={label} title={label} onClick={onRemove}>
        <X aria-hidden="true" size={12} />
      </button>
    </span>
  );
}
