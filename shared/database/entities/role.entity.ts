import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { id, wholeNumber } from '../column-options.ts';
import { Organization } from './organization.entity.ts';

/** A set of permissions; without an organization it is built in and there for all of them. */
@Entity('roles')
@Index('roles_organization_id_slug', ['organizationId', 'slug'], { unique: true })
export class Role {
  @PrimaryColumn('uuid')
  id!: string;

  @Column(id({ nullable: true }))
  organizationId!: string | null;

  @ManyToOne(() => Organization, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'organization_id' })
  organization?: Relation<Organization> | null;

  @Column({ type: 'varchar', length: 80 })
  slug!: string;

  @Column({ type: 'varchar', length: 120 })
  name!: string;

  @Column({ type: 'text' })
  description!: string;

  @Column(wholeNumber())
  createdAt!: number;
}
