import { useShowPerson } from '../people/person-card-context.ts';

interface MentionProps {
  readonly text: string;
  /** Null: everybody. */
  readonly userId: string | null;
  readonly isSelf: boolean;
}

/** Somebody's name in a message; pressed, it shows who they are. */
export function Mention({ text, userId, isSelf }: MentionProps) {
  const showPerson = useShowPerson();
  const className = `mention ${isSelf ? 'mention-self' : ''}`;
  if (userId === null) return <bdi className={className}>{text}</bdi>;
  return (
    <button type="button" className={className} onClick={(event) => showPerson(userId, event.currentTarget)}>
      <bdi>{text}</bdi>
    </button>
  );
}
