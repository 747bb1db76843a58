import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { id, wholeNumber } from '../column-options.ts';
import { callEndReasons, callMedia, callStatuses, type CallEndReason, type CallMedia, type CallStatus } from '../enums.ts';
import { Chat } from './chat.entity.ts';
import { User } from './user.entity.ts';

/** One call in a chat, from its first ring to its end. */
@Entity('call_sessions')
@Index('call_sessions_chat_id_created_at', ['chatId', 'createdAt'])
@Index('call_sessions_organization_id_status', ['organizationId', 'status'])
@Index('call_sessions_organization_id_change_seq', ['organizationId', 'changeSeq'])
export class CallSession {
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
  initiatedById!: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'initiated_by_id' })
  initiatedBy?: Relation<User>;

  @Column({ type: 'simple-enum', enum: callMedia })
  media!: CallMedia;

  @Column({ type: 'simple-enum', enum: callStatuses, default: 'created' })
  status!: CallStatus;

  @Column({ type: 'simple-enum', enum: callEndReasons, nullable: true })
  endReason!: CallEndReason | null;

  @Column({ type: 'simple-json', nullable: true })
  signalingData!: unknown;

  @Column(wholeNumber())
  createdAt!: number;

  /** When the first person answered. */
  @Column(wholeNumber({ nullable: true }))
  startedAt!: number | null;

  @Column(wholeNumber({ nullable: true }))
  endedAt!: number | null;

  @Column(wholeNumber({ nullable: true }))
  durationMs!: number | null;

  @Column(wholeNumber({ default: 0 }))
  changeSeq!: number;
}
