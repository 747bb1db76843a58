import Search from 'lucide-react/icons/search';
import X from 'lucide-react/icons/x';
import { useEffect, useId, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import { rovingTarget } from '../../models/roving.ts';
import type { SearchModel, SearchStart } from '../../models/search-model.ts';
import type { FoundHit } from '../../models/search-together.ts';
import { searchStrings } from '../../strings/search.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useEscape } from '../ui/use-escape.ts';
import { SearchFilters } from './SearchFilters.tsx';
import { SearchHits } from './SearchHits.tsx';
import { SearchOutcome } from './SearchOutcome.tsx';
import { SearchSuggestions } from './SearchSuggestions.tsx';
import { useGoToHit, useSearchModel } from './use-search-model.ts';

interface SearchPanelProps {
  readonly chats: readonly ChatSummary[];
  /** The chat it is limited to at first; another one begins anew. */
  readonly chatId: string | null;
  /** What was looked for in the organization that one comes from. */
  readonly start: SearchStart | null;
  readonly onGoTo: (hit: FoundHit) => void;
  readonly onClose: () => void;
}

/** The right pane that finds messages; it stays open while its hits are visited. */
export function SearchPanel({ chats, chatId, start, onGoTo, onClose }: SearchPanelProps) {
  const model = useSearchModel({ chatId, start });
  if (model === null) return null;
  return <OpenSearchPanel model={model} chats={chats} onGoTo={onGoTo} onClose={onClose} />;
}

function OpenSearchPanel({ model, chats, onGoTo: onGoToHere, onClose }: Omit<SearchPanelProps, 'chatId' | 'start'> & { readonly model: SearchModel<FoundHit> }) {
  const onGoTo = useGoToHit(model, onGoToHere);
  const listId = useId();
  const inputRef = useRef<HTMLInputElement>(null);
  const state = useSyncExternalStore(model.subscribe, model.snapshot);
  const [active, setActive] = useState(0);
  const activeIndex = Math.min(active, Math.max(0, state.hits.length - 1));
  useEscape(onClose);
  useEffect(() => {
    inputRef.current?.focus();
  }, [model]);
  // Another order begins at its top: left at the end of the list, it would go on loading.
  useEffect(() => setActive(0), [state.order]);

  const goTo = (hit: FoundHit): void => model.goTo(hit, onGoTo);

  function type(text: string): void {
    setActive(0);
    model.setText(text);
  }

  function press(event: KeyboardEvent): void {
    const hit = state.hits[activeIndex];
    // Straight after typing, what one means is on its way; what one has gone down to is on the screen.
    if (event.key === 'Enter') return activeIndex > 0 && hit !== undefined ? goTo(hit) : model.goToFirst(onGoTo);
    const target = event.key === 'Home' || event.key === 'End' ? null : rovingTarget(event.key, activeIndex, state.hits.length);
    if (target === null) return;
    event.preventDefault();
    setActive(target);
    if (target >= state.hits.length - 2) model.more();
  }

  return (
    <aside className="search-panel" role="search" aria-label={searchStrings.search} data-pane="details">
      <header className="search-header">
        <div className="search-field">
          <Search aria-hidden="true" size={16} />
          <input ref={inputRef} type="text" role="combobox" data-pane-focus="" aria-label={searchStrings.search} aria-expanded={state.hits.length > 0} aria-controls={listId} aria-autocomplete="list" aria-activedescendant={state.hits.length > 0 ? `${listId}-${activeIndex}` : undefined} placeholder={searchStrings.placeholder} value={state.text} maxLength={1_000} spellCheck={false} autoComplete="off" onKeyDown={press} onChange={(event) => type(event.target.value)} />
        </div>
        <IconButton label={searchStrings.close} icon={X} onClick={onClose} />
      </header>
      <SearchFilters state={state} chats={chats} model={model} />
      <SearchSuggestions text={state.text} chats={chats} onComplete={(text) => { type(text); inputRef.current?.focus(); }} />
      <SearchOutcome state={state} exampleChat={chats.find(({ kind }) => kind === 'group')?.title ?? null} onAgain={() => { model.again(); inputRef.current?.focus(); }} onInsert={(text) => { type(`${state.text}${state.text === '' || state.text.endsWith(' ') ? '' : ' '}${text}`); inputRef.current?.focus(); }} />
      <SearchHits listId={listId} state={state} activeIndex={activeIndex} onActive={setActive} onGoTo={goTo} onMore={() => model.more()} />
    </aside>
  );
}
