import ArrowDown from 'lucide-react/icons/arrow-down';
import { conversationStrings } from '../../strings/conversation.ts';

/** Goes back to the newest message; says how many are new. */
export function JumpToLatest({ newCount, onJump }: { readonly newCount: number; readonly onJump: () => void }) {
  return (
    <button type="button" className="jump-to-latest" onClick={onJump}>
      <ArrowDown aria-hidden="true" size={16} />
      {conversationStrings.jumpToLatest}
      {newCount > 0 && <span className="jump-count">{conversationStrings.newCount(newCount)}</span>}
    </button>
  );
}
