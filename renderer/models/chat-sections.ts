import type { ChatSectionKey } from '#shared/contract/interface-settings';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import { callsForAttention } from './chat-order.ts';
import { matchesWords } from './switcher.ts';

/** A part of the chat list under a heading of its own. */
export interface ChatSection {
  readonly key: ChatSectionKey;
  /** What is shown of it: when it is collapsed, what calls for attention and the open chat. */
  readonly chats: readonly ChatSummary[];
  readonly isCollapsed: boolean;
  /** How many chats belong to it, shown or not. */
  readonly size: number;
}

export interface SectionOptions {
  readonly isUnreadFirst: boolean;
  readonly collapsed: readonly ChatSectionKey[];
  readonly selectedId: string | null;
  /** The open chat was unread when it was opened: it stays where it was clicked until another one is opened. */
  readonly isSelectedHeld: boolean;
  readonly filterText: string;
}

const order: readonly ChatSectionKey[] = ['unread', 'pinned', 'direct', 'groups', 'archived'];

/**
 * Puts each chat into one section; sections without chats are left out. A filter shows what fits in all sections, open.
 * @param chats in the order of `orderChats`
 */
export function chatSections(chats: readonly ChatSummary[], { isUnreadFirst, collapsed, selectedId, isSelectedHeld, filterText }: SectionOptions): ChatSection[] {
  const isFiltered = filterText.trim() !== '';
  const shown = isFiltered ? chats.filter((chat) => matchesWords(chat.title, filterText)) : chats;
  const bySection = Map.groupBy(shown, (chat) => sectionOf(chat, isUnreadFirst && (callsForAttention(chat) || (isSelectedHeld && chat.id === selectedId))));
  return order.flatMap((key) => {
    const members = bySection.get(key);
    if (members === undefined) return [];
    const isCollapsed = !isFiltered && collapsed.includes(key);
    const visible = isCollapsed ? members.filter((chat) => chat.id === selectedId || callsForAttention(chat)) : members;
    return [{ key, chats: visible, isCollapsed, size: members.length }];
  });
}

function sectionOf(chat: ChatSummary, isAmongUnread: boolean): ChatSectionKey {
  if (isAmongUnread) return 'unread';
  if (chat.isArchived) return 'archived';
  if (chat.pinnedAt !== null) return 'pinned';
  return chat.kind === 'direct' ? 'direct' : 'groups';
}

/** A line of the list: a heading or a chat. */
export type ListRow =
  | { readonly kind: 'heading'; readonly key: string; readonly section: ChatSection }
  | { readonly kind: 'chat'; readonly key: string; readonly section: ChatSection; readonly chat: ChatSummary; readonly place: number };

/** All lines from top to bottom, as the arrow keys go through them. */
export function listRows(sections: readonly ChatSection[]): ListRow[] {
  return sections.flatMap((section): ListRow[] => [{ kind: 'heading', key: headingKey(section.key), section }, ...section.chats.map((chat, index): ListRow => ({ kind: 'chat', key: chat.id, section, chat, place: index + 1 }))]);
}

/** Names the heading of a section among the lines. */
export function headingKey(key: ChatSectionKey): string {
  return `section-${key}`;
}
