import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { wholeNumber } from '../column-options.ts';
import { Organization } from './organization.entity.ts';
import { PackageFeature } from './package-feature.entity.ts';

/** A feature in an organization's plan. */
@Entity('organization_features')
export class OrganizationFeature {
  @PrimaryColumn('uuid')
  organizationId!: string;

  @ManyToOne(() => Organization, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'organization_id' })
  organization?: Relation<Organization>;

  @PrimaryColumn('uuid')
  packageFeatureId!: string;

  @ManyToOne(() => PackageFeature, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'package_feature_id' })
  packageFeature?: Relation<PackageFeature>;

  @Column({ type: 'boolean', default: true })
  isEnabled!: boolean;

  @Column(wholeNumber())
  createdAt!: number;

  @Column(wholeNumber())
  updatedAt!: number;
}
