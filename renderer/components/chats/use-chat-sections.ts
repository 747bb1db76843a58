import { useCallback, useMemo, useState } from 'react';
import { defaultInterfaceSettings, type ChatSectionKey, type InterfaceSettings } from '#shared/contract/interface-settings';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import { useAct } from '../../contract/use-call.ts';
import { callsForAttention, orderChats } from '../../models/chat-order.ts';
import { chatSections, type ChatSection, type SectionOptions } from '../../models/chat-sections.ts';
import { reuseUnchanged } from '../../models/reuse-unchanged.ts';

/** How the list stands, and what changes it. */
export interface ChatListView {
  readonly chats: readonly ChatSummary[];
  readonly options: SectionOptions;
  readonly sections: readonly ChatSection[];
  /** The chats that are shown, from top to bottom. */
  readonly order: readonly ChatSummary[];
  readonly toggleSection: (key: ChatSectionKey) => void;
  readonly setUnreadFirst: (isOn: boolean) => void;
}

/** Puts the chats into sections as this computer remembers them; undefined until they are known. */
export function useChatSections(listed: readonly ChatSummary[] | undefined, selectedId: string | null, settings: InterfaceSettings | undefined): ChatListView | undefined {
  const act = useAct();
  const chats = useChats(listed);
  const isSelectedHeld = useHeldUnread(chats, selectedId);
  const { isUnreadFirst, collapsed } = (settings ?? defaultInterfaceSettings).chatList;
  const save = useCallback((chatList: InterfaceSettings['chatList']) => settings !== undefined && void act('saveInterfaceSettings', { settings: { ...settings, chatList } }), [act, settings]);
  const toggleSection = useCallback((key: ChatSectionKey) => void save({ isUnreadFirst, collapsed: collapsed.includes(key) ? collapsed.filter((other) => other !== key) : [...collapsed, key] }), [collapsed, isUnreadFirst, save]);
  const setUnreadFirst = useCallback((isOn: boolean) => void save({ isUnreadFirst: isOn, collapsed }), [collapsed, save]);
  return useMemo(() => {
    if (chats === undefined) return undefined;
    const options: SectionOptions = { isUnreadFirst, collapsed, selectedId, isSelectedHeld, filterText: '' };
    const sections = chatSections(chats, options);
    return { chats, options, sections, order: sections.flatMap((section) => section.chats), toggleSection, setUnreadFirst };
  }, [chats, collapsed, isSelectedHeld, isUnreadFirst, selectedId, setUnreadFirst, toggleSection]);
}

/** The chats in their order; those that did not change are the very objects of before, so that their lines are not drawn again. */
function useChats(listed: readonly ChatSummary[] | undefined): readonly ChatSummary[] | undefined {
  const [shown, setShown] = useState<{ readonly listed: readonly ChatSummary[]; readonly chats: readonly ChatSummary[] }>({ listed: [], chats: [] });
  if (listed !== undefined && shown.listed !== listed) setShown({ listed, chats: reuseUnchanged(shown.chats, orderChats(listed)) });
  return listed === undefined ? undefined : shown.chats;
}

/** Whether the open chat was unread when it was opened, or became so since: it keeps its place until another is opened. */
function useHeldUnread(chats: readonly ChatSummary[] | undefined, selectedId: string | null): boolean {
  const [held, setHeld] = useState<string | null>(null);
  const selected = chats?.find(({ id }) => id === selectedId);
  const isUnreadNow = selected !== undefined && callsForAttention(selected);
  if (isUnreadNow && held !== selectedId) setHeld(selectedId);
  if (!isUnreadNow && held !== null && held !== selectedId) setHeld(null);
  return isUnreadNow || (held !== null && held === selectedId);
}
