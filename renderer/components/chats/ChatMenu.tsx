import Archive from 'lucide-react/icons/archive';
import ArchiveRestore from 'lucide-react/icons/archive-restore';
import Bell from 'lucide-react/icons/bell';
import BellOff from 'lucide-react/icons/bell-off';
import Check from 'lucide-react/icons/check';
import CheckCheck from 'lucide-react/icons/check-check';
import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import Dot from 'lucide-react/icons/circle-dot';
import LogOut from 'lucide-react/icons/log-out';
import Pin from 'lucide-react/icons/pin';
import PinOff from 'lucide-react/icons/pin-off';
import { useState } from 'react';
import type { ChatSummary } from '#shared/contract/views/chat-summary';
import { useAct } from '../../contract/use-call.ts';
import { useQuery } from '../../contract/use-query.ts';
import { chatMenu, movePinned, type ChatAction } from '../../models/chat-menu.ts';
import { chatsStrings } from '../../strings/chats.ts';
import { detailsStrings } from '../../strings/details.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { ContextMenu } from '../ui/ContextMenu.tsx';
import type { MenuItem } from '../ui/Menu.tsx';

export interface ChatMenuTarget {
  readonly chatId: string;
  readonly left: number;
  readonly top: number;
}

interface ChatMenuProps {
  readonly target: ChatMenuTarget;
  readonly chats: readonly ChatSummary[];
  readonly onClose: () => void;
}

const icons = {
  markRead: CheckCheck, markUnread: Dot, muteHour: BellOff, muteWorkday: BellOff, muteTomorrow: BellOff, muteForever: BellOff, unmute: Bell, notifyAll: Check, notifyMentions: Check, notifyNothing: Check,
  pin: Pin, moveUp: ChevronUp, moveDown: ChevronDown, unpin: PinOff, archive: Archive, restore: ArchiveRestore, leave: LogOut,
} as const;

/** What can be done with a chat, where its line was clicked. */
export function ChatMenu({ target, chats, onClose }: ChatMenuProps) {
  const act = useAct();
  const [isLeaving, setLeaving] = useState(false);
  const detail = useQuery('chat', { chatId: target.chatId, memberLimit: 0 }).value;
  const chat = chats.find(({ id }) => id === target.chatId);
  if (chat === undefined) return null;
  const { id: chatId } = chat;

  async function carryOut(action: ChatAction): Promise<void> {
    if (action.kind === 'read') await act('markRead', { chatId, seq: Number.MAX_SAFE_INTEGER });
    else if (action.kind === 'unread') await act('markUnread', { chatId, seq: Number.MAX_SAFE_INTEGER });
    else if (action.kind === 'status') await act('setChatStatus', { chatId, status: action.status });
    else if (action.kind === 'prefer') await act('setChatPreferences', { chatId, ...action.change });
    else if (action.kind === 'move') for (const { chatId: movedId, pinnedAt } of movePinned(chats, chatId, action.step)) await act('setChatPreferences', { chatId: movedId, pinnedAt });
  }

  if (isLeaving) {
    const confirmation = { title: detailsStrings.leaveTitle(chat.title), text: detailsStrings.leaveText, confirmLabel: detailsStrings.leave, isDestructive: true, onConfirm: () => void act('leaveChat', { chatId }) };
    return <ConfirmDialog confirmation={confirmation} onClose={onClose} />;
  }
  const items = chatMenu(chat, { chats, canClose: detail?.canClose ?? false, nowMs: Date.now() }).map(({ line, action, isChosen }): MenuItem => ({
    label: chatsStrings.menu[line],
    icon: icons[line],
    ...(isChosen === null ? {} : { isChosen }),
    isDestructive: line === 'leave',
    onSelect: () => (action.kind === 'leave' ? setLeaving(true) : void carryOut(action)),
    keepsOpen: action.kind === 'leave',
  }));
  return <ContextMenu label={chatsStrings.options(chat.title)} place={target} items={items} onClose={onClose} />;
}
