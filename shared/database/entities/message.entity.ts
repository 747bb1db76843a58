import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { id, wholeNumber } from '../column-options.ts';
import { messageTypes, type MessageType } from '../enums.ts';
import { Chat } from './chat.entity.ts';
import { User } from './user.entity.ts';

/** One message. References to other messages carry no foreign key: a device may hold the reply before the original. */
@Entity('messages')
@Index('messages_chat_id_seq', ['chatId', 'seq'], { unique: true })
@Index('messages_organization_id_change_seq', ['organizationId', 'changeSeq'])
export class Message {
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
  senderId!: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'sender_id' })
  sender?: Relation<User>;

  @Column({ type: 'simple-enum', enum: messageTypes, default: 'text' })
  type!: MessageType;

  /** SY3: 1, 2, 3… in each chat, given at commit. Null only in a local store, until the server has it. */
  @Column(wholeNumber({ nullable: true }))
  seq!: number | null;

  /** Empty once deleted (SY8). */
  @Column({ type: 'text' })
  body!: string;

  @Column(id({ nullable: true }))
  replyToMessageId!: string | null;

  /** The message whose thread this one answers in; null outside threads. */
  @Column(id({ nullable: true }))
  threadRootMessageId!: string | null;

  /** Shown in its thread alone, and not counted as unread in the chat (ADR 0014). */
  @Column({ type: 'boolean', default: false })
  isOnlyInThread!: boolean;

  /** Pinned in its chat, for everybody. */
  @Column(wholeNumber({ nullable: true }))
  pinnedAt!: number | null;

  @Column(id({ nullable: true }))
  pinnedById!: string | null;

  /** What a system message says; see `SystemMessageDetails` in the protocol. */
  @Column({ type: 'simple-json', nullable: true })
  details!: unknown;

  /** The server's clock at commit; the writer's clock while waiting. */
  @Column(wholeNumber())
  createdAt!: number;

  @Column(wholeNumber({ nullable: true }))
  editedAt!: number | null;

  @Column({ type: 'integer', default: 0 })
  editCount!: number;

  @Column(wholeNumber({ nullable: true }))
  deletedAt!: number | null;

  @Column(id({ nullable: true }))
  deletedById!: string | null;

  @Column(wholeNumber({ default: 0 }))
  changeSeq!: number;
}
