import type { PersonView } from '#shared/contract/views/person-view';
import { useCall } from '../hooks/use-call.ts';
import { sentenceOf, useNotify } from '../hooks/use-notices.ts';
import { strings } from '../strings/english.ts';
import { Dialog } from './Dialog.tsx';
import { PeoplePicker } from './PeoplePicker.tsx';

interface NewMessageDialogProps {
  readonly onOpenChat: (chatId: string) => void;
  readonly onClose: () => void;
}

/** Chooses a colleague; their direct chat opens at once, online or not. */
export function NewMessageDialog({ onOpenChat, onClose }: NewMessageDialogProps) {
  const call = useCall();
  const notify = useNotify();
  const open = async (person: PersonView) => {
    try {
      const { chatId } = await call('createDirectChat', { userId: person.userId });
      onOpenChat(chatId);
    } catch (error) {
      notify(sentenceOf(error));
    }
  };
  return (
    <Dialog title={strings.newMessage.title} onClose={onClose}>
      <PeoplePicker label={strings.people.search} isFirst onPick={(person) => void open(person)} />
    </Dialog>
  );
}
