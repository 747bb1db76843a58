import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { id, money, wholeNumber } from '../column-options.ts';
import { packageFeatureTypes, type PackageFeatureType } from '../enums.ts';
import { Package } from './package.entity.ts';

/** Something a package can be extended by, at a price. */
@Entity('package_features')
export class PackageFeature {
  @PrimaryColumn('uuid')
  id!: string;

  /** The package that the feature is available to. */
  @Column(id())
  packageId!: string;

  @ManyToOne(() => Package, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'package_id' })
  package?: Relation<Package>;

  @Column({ type: 'varchar', length: 80, unique: true })
  slug!: string;

  @Column({ type: 'varchar', length: 120 })
  name!: string;

  @Column({ type: 'text' })
  description!: string;

  @Column({ type: 'simple-enum', enum: packageFeatureTypes })
  type!: PackageFeatureType;

  @Column(money())
  monthlyPriceUsd!: string;

  @Column(wholeNumber())
  createdAt!: number;

  @Column(wholeNumber())
  updatedAt!: number;
}
