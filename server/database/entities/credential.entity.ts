import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { wholeNumber } from '#shared/database/column-options';
import { User } from '#shared/database/entities/user.entity';

/** How a person signs in. Apart from `users`, so that no query for people can give a hash away. */
@Entity('credentials')
export class Credential {
  @PrimaryColumn('uuid')
  userId!: string;

  @OneToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user?: Relation<User>;

  /** The e-mail address in lower case: one account per address on one server. */
  @Column({ type: 'varchar', length: 320, unique: true })
  emailKey!: string;

  /** argon2id, in its encoded form. */
  @Column({ type: 'varchar', length: 255 })
  passwordHash!: string;

  @Column(wholeNumber())
  updatedAt!: number;
}
