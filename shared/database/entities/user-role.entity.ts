import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { wholeNumber } from '../column-options.ts';
import { Role } from './role.entity.ts';
import { User } from './user.entity.ts';

/** A role a person has. */
@Entity('user_roles')
@Index('user_roles_role_id', ['roleId'])
export class UserRole {
  @PrimaryColumn('uuid')
  userId!: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user?: Relation<User>;

  @PrimaryColumn('uuid')
  roleId!: string;

  @ManyToOne(() => Role, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'role_id' })
  role?: Relation<Role>;

  @Column(wholeNumber())
  createdAt!: number;
}
