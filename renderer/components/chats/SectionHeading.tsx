import ChevronRight from 'lucide-react/icons/chevron-right';
import { badgeText, totalUnread } from '../../models/chat-order.ts';
import { headingKey, type ChatSection } from '../../models/chat-sections.ts';
import { chatsStrings } from '../../strings/chats.ts';

interface SectionHeadingProps {
  readonly section: ChatSection;
  readonly isTabStop: boolean;
  readonly onToggle: (key: ChatSection['key']) => void;
  readonly onFocus: (key: string) => void;
  readonly startPx: number;
  readonly index: number;
  readonly measure: (element: Element | null) => void;
}

/** The heading of a section of chats: opens and closes it. */
export function SectionHeading({ section, isTabStop, onToggle, onFocus, startPx, index, measure }: SectionHeadingProps) {
  const key = headingKey(section.key);
  const unread = section.isCollapsed ? totalUnread(section.chats) : 0;
  return (
    <h2 ref={measure} data-index={index} className="section-heading" style={{ transform: `translateY(${startPx}px)` }}>
      <button type="button" className="section-toggle" data-row={key} aria-expanded={!section.isCollapsed} tabIndex={isTabStop ? 0 : -1} data-pane-focus={isTabStop ? '' : undefined} onClick={() => onToggle(section.key)} onFocus={() => onFocus(key)}>
        <ChevronRight aria-hidden="true" size={14} className="section-chevron" />
        <span id={key}>{chatsStrings.sections[section.key]}</span>
        <span className="section-size" aria-hidden="true">{section.size}</span>
        <span className="visually-hidden">{chatsStrings.chatCount(section.size)}</span>
        {unread > 0 && (
          <span className="badge" aria-hidden="true">{badgeText(unread)}</span>
        )}
      </button>
    </h2>
  );
}
