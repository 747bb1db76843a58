import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { wholeNumber } from '../column-options.ts';

/** Something a role can allow. */
@Entity('permissions')
@Index('permissions_category', ['category'])
export class Permission {
  @PrimaryColumn('uuid')
  id!: string;

  /** Such as `chat.create_group`. */
  @Column({ type: 'varchar', length: 80, unique: true })
  slug!: string;

  @Column({ type: 'varchar', length: 40 })
  category!: string;

  @Column({ type: 'varchar', length: 120 })
  name!: string;

  @Column({ type: 'text' })
  description!: string;

  @Column(wholeNumber())
  createdAt!: number;
}
