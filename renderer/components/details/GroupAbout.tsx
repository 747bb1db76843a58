import type { ChatDetail } from '#shared/contract/views/chat-detail';
import { useAct } from '../../contract/use-call.ts';
import { detailsStrings } from '../../strings/details.ts';
import { LinkedText } from '../conversation/LinkedText.tsx';
import { EditableText } from './EditableText.tsx';

/** What a group is about, in a line and at length; to be changed by who manages it. */
export function GroupAbout({ chat }: { readonly chat: ChatDetail }) {
  const act = useAct();
  const { id: chatId, canManage } = chat;
  const changeTopic = async (topic: string) => (await act('updateGroup', { chatId, topic: topic === '' ? null : topic })) !== null;
  const changeDescription = async (description: string) => (await act('updateGroup', { chatId, description: description === '' ? null : description })) !== null;
  return (
    <>
      <section className="details-section" aria-label={detailsStrings.topic}>
        <h3>{detailsStrings.topic}</h3>
        {canManage ? (
          <EditableText value={chat.topic ?? ''} label={detailsStrings.topic} editLabel={detailsStrings.editTopic} placeholder={detailsStrings.noTopic} limit="chatTopicLength" isLinked onSave={changeTopic} />
        ) : (
          <p className="muted" dir="auto">{chat.topic === null ? detailsStrings.noTopic : <LinkedText text={chat.topic} />}</p>
        )}
      </section>
      {(canManage || chat.description !== null) && (
        <section className="details-section" aria-label={detailsStrings.description}>
          <h3>{detailsStrings.description}</h3>
          {canManage ? (
            <EditableText value={chat.description ?? ''} label={detailsStrings.description} editLabel={detailsStrings.editDescription} placeholder={detailsStrings.noDescription} limit="chatDescriptionLength" isLong isLinked onSave={changeDescription} />
          ) : (
            <p className="long-text" dir="auto"><LinkedText text={chat.description ?? ''} /></p>
          )}
        </section>
      )}
    </>
  );
}
