import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { id, wholeNumber } from '../column-options.ts';
import { memberRoles, notificationPreferences, type MemberRole, type NotificationPreference } from '../enums.ts';
import { Chat } from './chat.entity.ts';
import { User } from './user.entity.ts';

/**
 * Who is in a chat, and what the chat is to them.
 * `changeSeq` numbers any change and is what the member's own devices follow; `publicChangeSeq` numbers only what
 * others may see (role, joining, leaving), so that reading a message is not announced to a whole group.
 */
@Entity('chat_members')
@Index('chat_members_user_id_change_seq', ['userId', 'changeSeq'])
@Index('chat_members_organization_id_public_change_seq', ['organizationId', 'publicChangeSeq'])
export class ChatMember {
  @PrimaryColumn('uuid')
  chatId!: string;

  @ManyToOne(() => Chat, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'chat_id' })
  chat?: Relation<Chat>;

  @PrimaryColumn('uuid')
  userId!: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user?: Relation<User>;

  @Column(id())
  organizationId!: string;

  @Column({ type: 'simple-enum', enum: memberRoles, default: 'member' })
  role!: MemberRole;

  /** SY11: everything up to here is read; only ever moves forward. */
  @Column(wholeNumber({ default: 0 }))
  lastReadSeq!: number;

  /** SY11: marked as unread again from here on, until it is read; null: not. */
  @Column(wholeNumber({ nullable: true }))
  markedUnreadSeq!: number | null;

  /** SY11: derived from the log and the pointer, kept in the local store for the own row only (ADR 0004). */
  @Column({ type: 'integer', default: 0 })
  unreadCount!: number;

  @Column({ type: 'simple-enum', enum: notificationPreferences, default: 'all' })
  notificationPreference!: NotificationPreference;

  @Column(wholeNumber({ nullable: true }))
  mutedUntil!: number | null;

  @Column(wholeNumber({ nullable: true }))
  pinnedAt!: number | null;

  @Column(wholeNumber())
  joinedAt!: number;

  /** Null while the membership lasts. */
  @Column(wholeNumber({ nullable: true }))
  leftAt!: number | null;

  /** `changeSeq` of the newest joining: a device whose cursor is lower needs the chat's snapshot. */
  @Column(wholeNumber({ default: 0 }))
  joinedChangeSeq!: number;

  @Column(wholeNumber({ default: 0 }))
  publicChangeSeq!: number;

  @Column(wholeNumber({ default: 0 }))
  changeSeq!: number;
}
