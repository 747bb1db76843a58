import { Column, Entity, PrimaryColumn } from 'typeorm';
import { wholeNumber } from '../column-options.ts';

/** A starting point for a role of one's own. */
@Entity('role_templates')
export class RoleTemplate {
  @PrimaryColumn('uuid')
  id!: string;

  @Column({ type: 'varchar', length: 80, unique: true })
  slug!: string;

  @Column({ type: 'varchar', length: 120 })
  name!: string;

  @Column({ type: 'text' })
  description!: string;

  /** Slugs of the permissions. */
  @Column({ type: 'simple-json' })
  permissionSlugs!: string[];

  @Column(wholeNumber())
  createdAt!: number;
}
