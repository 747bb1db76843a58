import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { id, wholeNumber } from '../column-options.ts';
import { callConnectionStates, callParticipantStatuses, type CallConnectionState, type CallParticipantStatus } from '../enums.ts';
import { CallSession } from './call-session.entity.ts';
import { User } from './user.entity.ts';

/** One person in one call: whether they answered, what they share, how the connection stands. */
@Entity('call_participants')
@Index('call_participants_user_id', ['userId'])
@Index('call_participants_organization_id_change_seq', ['organizationId', 'changeSeq'])
export class CallParticipant {
  @PrimaryColumn('uuid')
  callSessionId!: string;

  @ManyToOne(() => CallSession, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'call_session_id' })
  callSession?: Relation<CallSession>;

  @PrimaryColumn('uuid')
  userId!: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user?: Relation<User>;

  @Column(id())
  organizationId!: string;

  @Column({ type: 'simple-enum', enum: callParticipantStatuses, default: 'invited' })
  status!: CallParticipantStatus;

  @Column({ type: 'boolean', default: true })
  isAudioEnabled!: boolean;

  @Column({ type: 'boolean', default: false })
  isVideoEnabled!: boolean;

  @Column({ type: 'boolean', default: false })
  isScreenShared!: boolean;

  /** The joining they are in with, on whichever device; null while they are not in. */
  @Column(id({ nullable: true }))
  joinId!: string | null;

  @Column({ type: 'simple-enum', enum: callConnectionStates, default: 'new' })
  connectionState!: CallConnectionState;

  @Column(wholeNumber({ nullable: true }))
  connectionChangedAt!: number | null;

  @Column(wholeNumber({ nullable: true }))
  joinedAt!: number | null;

  @Column(wholeNumber({ nullable: true }))
  leftAt!: number | null;

  @Column(wholeNumber({ default: 0 }))
  changeSeq!: number;
}
