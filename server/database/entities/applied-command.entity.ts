import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { wholeNumber } from '#shared/database/column-options';
import { User } from '#shared/database/entities/user.entity';

/** SY2: a command that was carried out, and its answer, so that the same id again gets the same answer. */
@Entity('applied_commands', { withoutRowid: true })
export class AppliedCommand {
  /** First in the key: ids of commands rise with time, so a tick fills one page of the key, not one for each person. */
  @PrimaryColumn('uuid')
  commandId!: string;

  @PrimaryColumn('uuid')
  userId!: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user?: Relation<User>;

  /** SHA-256 of the content, lower-case hex: the same id with other content is a conflict. */
  @Column({ type: 'varchar', length: 64 })
  contentHash!: string;

  /** The answer, as JSON. */
  @Column({ type: 'text' })
  result!: string;

  @Column(wholeNumber())
  appliedAt!: number;
}
