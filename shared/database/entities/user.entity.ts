import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { id, wholeNumber } from '../column-options.ts';
import { userStatuses, type UserStatus } from '../enums.ts';
import { Organization } from './organization.entity.ts';

/** A person of an organization. Never removed, only deactivated: messages keep their author. */
@Entity('users')
@Index('users_organization_id_email', ['organizationId', 'email'], { unique: true })
@Index('users_organization_id_change_seq', ['organizationId', 'changeSeq'])
@Index('users_organization_id_avatar_url', ['organizationId', 'avatarUrl'])
export class User {
  @PrimaryColumn('uuid')
  id!: string;

  @Column(id())
  organizationId!: string;

  @ManyToOne(() => Organization, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'organization_id' })
  organization?: Relation<Organization>;

  /** Lower case. */
  @Column({ type: 'varchar', length: 320 })
  email!: string;

  @Column({ type: 'varchar', length: 120 })
  displayName!: string;

  @Column({ type: 'varchar', length: 120, nullable: true })
  title!: string | null;

  /** IANA name, such as `Europe/Berlin`. */
  @Column({ type: 'varchar', length: 64, nullable: true })
  timeZone!: string | null;

  @Column({ type: 'varchar', length: 40, nullable: true })
  pronouns!: string | null;

  /** What the person does now, as they say; see `currentStatus`. */
  @Column({ type: 'varchar', length: 32, nullable: true })
  statusEmoji!: string | null;

  @Column({ type: 'varchar', length: 100, nullable: true })
  statusText!: string | null;

  /** From then on the status does not count any more; null: until it is changed. */
  @Column(wholeNumber({ nullable: true }))
  statusUntil!: number | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  avatarUrl!: string | null;

  @Column({ type: 'simple-enum', enum: userStatuses, default: 'active' })
  status!: UserStatus;

  @Column(wholeNumber())
  createdAt!: number;

  @Column(wholeNumber())
  updatedAt!: number;

  @Column(wholeNumber({ default: 0 }))
  changeSeq!: number;
}
