import { Column, Entity, PrimaryColumn } from 'typeorm';
import { money, wholeNumber } from '../column-options.ts';

/** A plan an organization can have, such as Basic. */
@Entity('packages')
export class Package {
  @PrimaryColumn('uuid')
  id!: string;

  @Column({ type: 'varchar', length: 80, unique: true })
  slug!: string;

  @Column({ type: 'varchar', length: 120 })
  name!: string;

  @Column({ type: 'text' })
  description!: string;

  @Column(money({ default: 0 }))
  monthlyPriceUsd!: string;

  @Column(wholeNumber())
  createdAt!: number;

  @Column(wholeNumber())
  updatedAt!: number;
}
