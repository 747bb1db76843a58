import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { id, wholeNumber } from '#shared/database/column-options';
import { User } from '#shared/database/entities/user.entity';

/** A computer a person is signed in on. */
@Entity('devices')
@Index('devices_user_id', ['userId'])
export class Device {
  @PrimaryColumn('uuid')
  id!: string;

  @Column(id())
  userId!: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user?: Relation<User>;

  /** SHA-256 of the device's token, lower-case hex: the token itself is never stored. */
  @Column({ type: 'varchar', length: 64, unique: true })
  tokenHash!: string;

  @Column({ type: 'varchar', length: 120 })
  name!: string;

  @Column(wholeNumber())
  createdAt!: number;

  @Column(wholeNumber())
  lastSeenAt!: number;

  /** Null while the device may connect. */
  @Column(wholeNumber({ nullable: true }))
  revokedAt!: number | null;
}
