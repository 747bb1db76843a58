import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { id, wholeNumber } from '../column-options.ts';
import { Chat } from './chat.entity.ts';
import { User } from './user.entity.ts';

/**
 * What a message is to one person: saved for later, its thread followed and how far it is read. Only that person's own
 * devices get it. The message is not referred to: the mark may be here before it (ADR 0014).
 */
@Entity('message_marks')
@Index('message_marks_organization_id_change_seq', ['organizationId', 'changeSeq'])
@Index('message_marks_chat_id_user_id', ['chatId', 'userId'])
export class MessageMark {
  @PrimaryColumn('uuid')
  messageId!: string;

  @PrimaryColumn('uuid')
  userId!: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user?: Relation<User>;

  @Column(id())
  organizationId!: string;

  @Column(id())
  chatId!: string;

  @ManyToOne(() => Chat, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'chat_id' })
  chat?: Relation<Chat>;

  @Column(wholeNumber({ nullable: true }))
  savedAt!: number | null;

  /** Null: decided by whether the person takes part in the thread. */
  @Column({ type: 'boolean', nullable: true })
  isFollowing!: boolean | null;

  /** The thread is read up to this seq; only ever moves forward. */
  @Column(wholeNumber({ default: 0 }))
  threadReadSeq!: number;

  @Column(wholeNumber({ default: 0 }))
  changeSeq!: number;
}
