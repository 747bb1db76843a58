import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { id, wholeNumber } from '../column-options.ts';
import { Message } from './message.entity.ts';
import { User } from './user.entity.ts';

/** One emoji of one person on one message. Taking it back sets `removedAt`, so that every device learns of it. */
@Entity('message_reactions')
@Index('message_reactions_organization_id_change_seq', ['organizationId', 'changeSeq'])
export class MessageReaction {
  @PrimaryColumn('uuid')
  messageId!: string;

  @ManyToOne(() => Message, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'message_id' })
  message?: Relation<Message>;

  @PrimaryColumn('uuid')
  userId!: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user?: Relation<User>;

  @PrimaryColumn({ type: 'varchar', length: 32 })
  emoji!: string;

  @Column(id())
  organizationId!: string;

  @Column(id())
  chatId!: string;

  @Column(wholeNumber())
  createdAt!: number;

  @Column(wholeNumber({ nullable: true }))
  removedAt!: number | null;

  @Column(wholeNumber({ default: 0 }))
  changeSeq!: number;
}
