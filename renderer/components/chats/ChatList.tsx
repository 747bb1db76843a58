import { useCallback, useMemo, useRef, useState, type MouseEvent } from 'react';
import { chatSections, headingKey, listRows, type ListRow } from '../../models/chat-sections.ts';
import { chatsStrings } from '../../strings/chats.ts';
import { useNow } from '../app/use-now.ts';
import { isRightToLeft } from '../ui/direction.ts';
import { ChatLine } from './ChatLine.tsx';
import { ChatListTools } from './ChatListTools.tsx';
import { ChatMenu, type ChatMenuTarget } from './ChatMenu.tsx';
import { SectionHeading } from './SectionHeading.tsx';
import { useChatDrag } from './use-chat-drag.ts';
import type { ChatListView } from './use-chat-sections.ts';
import { useListKeys } from './use-list-keys.ts';
import { useListWindow } from './use-list-window.ts';
import { useWarmChat } from './use-warm-chat.ts';

interface ChatListProps {
  readonly view: ChatListView;
  readonly selectedId: string | null;
  readonly onSelect: (chatId: string) => void;
}

/** The chats in their sections: one tab stop, arrow keys move over headings and chats, Enter opens. */
export function ChatList({ view, selectedId, onSelect }: ChatListProps) {
  const scrollRef = useRef<HTMLDivElement>(null);
  const nowMs = useNow();
  const [filterText, setFilterText] = useState('');
  const [focusedKey, setFocusedKey] = useState<string | null>(null);
  const [menu, setMenu] = useState<ChatMenuTarget | null>(null);
  const sections = useMemo(() => (filterText === '' ? view.sections : chatSections(view.chats, { ...view.options, filterText })), [filterText, view]);
  const rows = useMemo(() => listRows(sections), [sections]);
  const stopIndex = stopOf(rows, focusedKey, selectedId);
  const { virtualizer, focusRow } = useListWindow(rows, stopIndex, scrollRef);
  const move = useListKeys({ view, rows, stopIndex, focusRow });
  const drag = useChatDrag(view.chats, rows);
  const warm = useWarmChat(view.chats);
  const openMenu = useCallback((event: MouseEvent<HTMLElement>, chatId: string) => setMenu(menuTarget(event, chatId)), []);
  const shown = Map.groupBy(virtualizer.getVirtualItems(), ({ index }) => rows[index]?.section.key);
  const firstChat = rows.findIndex(({ kind }) => kind === 'chat');

  return (
    <>
      <ChatListTools view={view} filterText={filterText} onFilter={setFilterText} onOpenFirst={() => rows[firstChat]?.kind === 'chat' && onSelect(rows[firstChat].key)} onGoToList={() => focusRow(firstChat)} />
      {drag.draggedId !== null && view.sections.every(({ key }) => key !== 'pinned') && <div className="pin-target" {...drag.pinTarget}>{chatsStrings.dropToPin}</div>}
      <div ref={scrollRef} className="chat-list-area" onPointerDown={(event) => warm(event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]')?.dataset['row'] : undefined)}>
        {rows.length === 0 && <p className="chat-list-none" role="status">{chatsStrings.noneFound}</p>}
        <div className={`chat-list ${drag.drop?.kind === 'unpin' ? 'chat-list-unpins' : ''}`} role="presentation" style={{ height: virtualizer.getTotalSize() }} onKeyDown={move} {...drag.handlers}>
          {sections.map((section) => (
            <section key={section.key} aria-labelledby={headingKey(section.key)}>
              {shown.get(section.key)?.filter(({ index }) => rows[index]?.kind === 'heading').map(({ index, start, key }) => (
                <SectionHeading key={key} section={section} index={index} startPx={start} measure={virtualizer.measureElement} isTabStop={index === stopIndex} onToggle={view.toggleSection} onFocus={setFocusedKey} />
              ))}
              <ul>
                {shown.get(section.key)?.map(({ index, start }) => {
                  const row = rows[index];
                  if (row?.kind !== 'chat') return null;
                  return <ChatLine key={row.key} chat={row.chat} nowMs={nowMs} place={row.place} sectionSize={section.chats.length} isSelected={row.key === selectedId} isTabStop={index === stopIndex} isMenuOpen={menu?.chatId === row.key} onSelect={onSelect} onFocus={setFocusedKey} onMenu={openMenu} startPx={start} index={index} measure={virtualizer.measureElement} />;
                })}
              </ul>
            </section>
          ))}
          <DropLine rows={rows} drop={drag.drop} startOf={(index) => virtualizer.measurementsCache[index]?.start ?? null} endOf={(index) => virtualizer.measurementsCache[index]?.end ?? null} />
        </div>
      </div>
      {menu !== null && <ChatMenu target={menu} chats={view.chats} onClose={() => setMenu(null)} />}
    </>
  );
}

interface DropLineProps {
  readonly rows: readonly ListRow[];
  readonly drop: ReturnType<typeof useChatDrag>['drop'];
  readonly startOf: (index: number) => number | null;
  readonly endOf: (index: number) => number | null;
}

/** Shows between which pinned chats the dragged one would come to stand. */
function DropLine({ rows, drop, startOf, endOf }: DropLineProps) {
  if (drop?.kind !== 'pin') return null;
  const before = rows.findIndex(({ key }) => key === drop.beforeId);
  const place = before === -1 ? endOf(rows.findLastIndex(({ section }) => section.key === 'pinned')) : startOf(before);
  return place === null ? null : <div className="drop-line" style={{ transform: `translateY(${place - 1}px)` }} />;
}

/** The one line that the tab key reaches: where the focus was last, the open chat, or the first chat. */
function stopOf(rows: readonly ListRow[], focusedKey: string | null, selectedId: string | null): number {
  for (const wanted of [focusedKey, selectedId]) {
    const index = rows.findIndex(({ key }) => key === wanted);
    if (index !== -1) return index;
  }
  return Math.max(0, rows.findIndex(({ kind }) => kind === 'chat'));
}

function menuTarget(event: MouseEvent<HTMLElement>, chatId: string): ChatMenuTarget {
  event.preventDefault();
  const box = event.currentTarget.getBoundingClientRect();
  // Opened by a key, the event knows no place of its own.
  const isByKey = event.type === 'click' || (event.clientX === 0 && event.clientY === 0);
  return { chatId, left: isByKey ? (isRightToLeft() ? box.right - 24 : box.left + 24) : event.clientX, top: isByKey ? box.bottom - 4 : event.clientY };
}
