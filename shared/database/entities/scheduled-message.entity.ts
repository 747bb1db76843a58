import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { id, wholeNumber } from '../column-options.ts';
import { Chat } from './chat.entity.ts';
import { User } from './user.entity.ts';

/** A message that its writer wants sent later, under the id it will have. Only that person's own devices get it (ADR 0015). */
@Entity('scheduled_messages')
@Index('scheduled_messages_organization_id_change_seq', ['organizationId', 'changeSeq'])
@Index('scheduled_messages_ended_at_send_at', ['endedAt', 'sendAt'])
@Index('scheduled_messages_chat_id_user_id', ['chatId', 'userId'])
export class ScheduledMessage {
  @PrimaryColumn('uuid')
  id!: string;

  @Column(id())
  organizationId!: string;

  @Column(id())
  chatId!: string;

  @ManyToOne(() => Chat, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'chat_id' })
  chat?: Relation<Chat>;

  @Column(id())
  userId!: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user?: Relation<User>;

  /** Empty once it was sent or taken back (SY8). */
  @Column('text')
  body!: string;

  @Column(id({ nullable: true }))
  replyToMessageId!: string | null;

  @Column(id({ nullable: true }))
  threadRootMessageId!: string | null;

  @Column({ type: 'boolean', default: false })
  isAlsoInChat!: boolean;

  @Column(wholeNumber())
  sendAt!: number;

  /** Why it could not be sent when its time had come; it waits for its writer. */
  @Column({ type: 'varchar', nullable: true })
  failedCode!: string | null;

  /** Sent, or taken back. */
  @Column(wholeNumber({ nullable: true }))
  endedAt!: number | null;

  @Column(wholeNumber({ default: 0 }))
  changeSeq!: number;
}
