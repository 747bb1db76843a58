import { Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Permission } from './permission.entity.ts';
import { Role } from './role.entity.ts';

/** A permission that a role gives. */
@Entity('role_permissions')
export class RolePermission {
  @PrimaryColumn('uuid')
  roleId!: string;

  @ManyToOne(() => Role, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'role_id' })
  role?: Relation<Role>;

  @PrimaryColumn('uuid')
  permissionId!: string;

  @ManyToOne(() => Permission, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'permission_id' })
  permission?: Relation<Permission>;
}
