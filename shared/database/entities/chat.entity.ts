import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { id, wholeNumber } from '../column-options.ts';
import { chatKinds, chatStatuses, type ChatKind, type ChatStatus } from '../enums.ts';
import { Organization } from './organization.entity.ts';
import { User } from './user.entity.ts';

/** A direct chat of two people (once per pair, its id made from the pair) or a group. */
@Entity('chats')
@Index('chats_organization_id_change_seq', ['organizationId', 'changeSeq'])
@Index('chats_organization_id_avatar_url', ['organizationId', 'avatarUrl'])
@Index('chats_organization_id_direct_key', ['organizationId', 'directKey'], { unique: true })
export class Chat {
  @PrimaryColumn('uuid')
  id!: string;

  @Column(id())
  organizationId!: string;

  @ManyToOne(() => Organization, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'organization_id' })
  organization?: Relation<Organization>;

  @Column({ type: 'simple-enum', enum: chatKinds })
  kind!: ChatKind;

  /** The two user ids in order, joined by `/`; null for groups. */
  @Column({ type: 'varchar', length: 80, nullable: true })
  directKey!: string | null;

  /** Null for direct chats: they are named by the other person. */
  @Column({ type: 'varchar', length: 80, nullable: true })
  name!: string | null;

  @Column({ type: 'varchar', length: 250, nullable: true })
  topic!: string | null;

  /** What the group is for, at length. */
  @Column({ type: 'text', nullable: true })
  description!: string | null;

  /** Every member may bring people in, not owners and admins alone. */
  @Column({ type: 'boolean', default: false })
  canMembersAdd!: boolean;

  @Column({ type: 'varchar', length: 500, nullable: true })
  avatarUrl!: string | null;

  @Column({ type: 'simple-enum', enum: chatStatuses, default: 'active' })
  status!: ChatStatus;

  @Column(id({ nullable: true }))
  createdById!: string | null;

  @ManyToOne(() => User, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'created_by_id' })
  createdBy?: Relation<User> | null;

  /** No foreign key: messages refer to their chat already, and a new device may not hold the last one yet. */
  @Column(id({ nullable: true }))
  lastMessageId!: string | null;

  /** The highest `messages.seq` given (SY3); 0 while empty. Not a replicated change: clients derive it from messages. */
  @Column(wholeNumber({ default: 0 }))
  lastMessageSeq!: number;

  @Column(wholeNumber({ nullable: true }))
  lastMessageAt!: number | null;

  @Column(wholeNumber())
  createdAt!: number;

  @Column(wholeNumber())
  updatedAt!: number;

  @Column(wholeNumber({ default: 0 }))
  changeSeq!: number;
}
