import Search from 'lucide-react/icons/search';
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import { useBackend } from '../../contract/backend-context.ts';
import { rovingTarget } from '../../models/roving.ts';
import { switcherActions, type SwitcherActionId } from '../../models/switcher-actions.ts';
import { switcherEntries, switcherSearchText, type SwitcherEntry } from '../../models/switcher.ts';
import type { FoundHit } from '../../models/search-together.ts';
import type { ElsewhereEntry } from '../../models/switcher-elsewhere.ts';
import { chatsStrings } from '../../strings/chats.ts';
import { peopleStrings } from '../../strings/people.ts';
import { useCallController, useCallSurface } from '../calls/call-context.ts';
import { ElsewhereOptions } from '../organizations/ElsewhereOptions.tsx';
import { useAreSeveral } from '../organizations/organizations-context.ts';
import { useElsewhere } from '../organizations/use-elsewhere.ts';
import { useGoElsewhere } from '../organizations/use-go-elsewhere.ts';
import { useOpenLink } from '../organizations/use-open-link.ts';
import { MessageOptions } from '../search/MessageOptions.tsx';
import { NotSearched } from '../search/NotSearched.tsx';
import { useFoundMessages } from '../search/use-found-messages.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { SwitcherOption } from './SwitcherOption.tsx';
import { useSwitcherPeople } from './use-switcher-people.ts';

interface SwitcherDialogProps {
  readonly chats: readonly ChatSummary[];
  readonly onClose: () => void;
  readonly onChat: (chatId: string) => void;
  readonly onPerson: (userId: string) => Promise<void>;
  readonly canCreateGroup: boolean;
  readonly onAction: (id: SwitcherActionId) => void;
  readonly onMessage: (message: { readonly chatId: string; readonly messageId: string }) => void;
}

/** Goes to a chat or a person by typing some of the name, to a message by its words or its link, also in other organizations; does what else can be done here. */
export function SwitcherDialog({ chats, onClose, onChat, onPerson, canCreateGroup, onAction, onMessage }: SwitcherDialogProps) {
  const listId = useId();
  const { accountId } = useBackend();
  const controller = useCallController();
  const { canCall, callPerson } = useCallSurface();
  const openLink = useOpenLink();
  const [{ text, active }, setShown] = useState({ text: '', active: 0 });
  const people = useSwitcherPeople(text);
  const actions = switcherActions({ canCreateGroup, areSeveral: useAreSeveral() });
  const entries = switcherEntries(text, { chats, people, canCall, actions });
  const elsewhere = useElsewhere(text);
  const goElsewhere = useGoElsewhere();
  const messages = useFoundMessages(switcherSearchText(text));
  const count = entries.length + elsewhere.length + messages.hits.length;
  const activeIndex = Math.min(active, Math.max(0, count - 1));

  useEffect(() => {
    document.getElementById(`${listId}-${activeIndex}`)?.scrollIntoView({ block: 'nearest' });
  }, [activeIndex, listId]);

  function chooseElsewhere(entry: ElsewhereEntry): void {
    onClose();
    goElsewhere(entry);
  }

  function chooseMessage(hit: FoundHit): void {
    onClose();
    if (hit.accountId === accountId) onMessage(hit);
    else goElsewhere(hit);
  }

  /** In the order in which they are listed. */
  function chooseActive(): void {
    const other = elsewhere[activeIndex - entries.length];
    const hit = messages.hits[activeIndex - entries.length - elsewhere.length];
    if (other !== undefined) chooseElsewhere(other);
    else if (hit !== undefined) chooseMessage(hit);
    else choose(entries[activeIndex]);
  }

  function choose(entry: SwitcherEntry | undefined): void {
    if (entry === undefined) return;
    onClose();
    if (entry.kind === 'action') return onAction(entry.id);
    if (entry.kind === 'message') return openLink(entry.address);
    if (entry.media !== null) {
      if (entry.kind === 'chat') void controller.start(entry.id, entry.media);
      else callPerson(entry.id, entry.media);
    } else if (entry.kind === 'chat') onChat(entry.id);
    else void onPerson(entry.id);
  }

  function press(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      // The dialog is gone before the key is: it would press the button that has the focus again.
      event.preventDefault();
      return chooseActive();
    }
    const target = event.key === 'Home' || event.key === 'End' ? null : rovingTarget(event.key, activeIndex, count);
    if (target === null) return;
    event.preventDefault();
    setShown({ text, active: target });
  }

  return (
    <Dialog title={chatsStrings.jumpTo} onClose={onClose} className="dialog-narrow">
      <div className="people-picker">
        <div className="search-field">
          <Search aria-hidden="true" size={16} />
          <input type="text" role="combobox" aria-label={peopleStrings.switcherPlaceholder} aria-expanded="true" aria-controls={listId} aria-autocomplete="list" aria-activedescendant={count > 0 ? `${listId}-${activeIndex}` : undefined} placeholder={peopleStrings.switcherPlaceholder} value={text} maxLength={200} spellCheck={false} data-initial-focus="" onKeyDown={press} onChange={(event) => setShown({ text: event.target.value, active: 0 })} />
        </div>
        <div className="people-list" role="listbox" id={listId} aria-label={chatsStrings.jumpTo} tabIndex={-1}>
          {entries.map((entry, index) => (
            <SwitcherOption key={`${entry.id} ${entry.media ?? ''}`} entry={entry} id={`${listId}-${index}`} isActive={index === activeIndex} onChoose={() => choose(entry)} />
          ))}
          <ElsewhereOptions entries={elsewhere} listId={listId} firstIndex={entries.length} activeIndex={activeIndex} onChoose={chooseElsewhere} />
          <MessageOptions hits={messages.hits} listId={listId} firstIndex={entries.length + elsewhere.length} activeIndex={activeIndex} onChoose={chooseMessage} />
        </div>
        <NotSearched accountIds={messages.failedIds} />
        {count === 0 && !messages.isSearching && (
          <div className="people-none" role="status">
            <strong>{peopleStrings.none}</strong>
          </div>
        )}
      </div>
    </Dialog>
  );
}
