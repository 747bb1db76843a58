import { strings } from '../strings/english.ts';
import { BrandMark } from './BrandMark.tsx';
import type { WorkspaceDialog } from './Workspace.tsx';

interface EmptyConversationProps {
  readonly hasChats: boolean;
  readonly canCreateGroup: boolean;
  readonly onOpenDialog: (dialog: WorkspaceDialog) => void;
}

/** Where a conversation would be: what can be done instead. */
export function EmptyConversation({ hasChats, canCreateGroup, onOpenDialog }: EmptyConversationProps) {
  return (
    <main className="conversation-pane empty-pane">
      <BrandMark />
      <h2>{hasChats ? strings.conversation.none : strings.chats.empty}</h2>
      <p className="quiet">{hasChats ? strings.conversation.noneHint : strings.chats.emptyHint}</p>
      <div className="button-row">
        <button type="button" className="button primary" onClick={() => onOpenDialog('newMessage')}>
          {strings.conversation.write}
        </button>
        {canCreateGroup && (
          <button type="button" className="button" onClick={() => onOpenDialog('newGroup')}>
            {strings.conversation.createGroup}
          </button>
        )}
      </div>
    </main>
  );
}
