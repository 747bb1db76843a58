import { chatsStrings } from '../../strings/chats.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { PeoplePicker } from './PeoplePicker.tsx';

/** Chooses a colleague; the direct chat opens at once. */
export function NewMessageDialog({ onClose, onChoose }: { readonly onClose: () => void; readonly onChoose: (userId: string) => Promise<void> }) {
  return (
    <Dialog title={chatsStrings.newMessage} onClose={onClose}>
      <PeoplePicker
        onChoose={(person) => {
          onClose();
          void onChoose(person.userId);
        }}
      />
    </Dialog>
  );
}
