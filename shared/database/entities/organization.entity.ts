import { Column, Entity, PrimaryColumn } from 'typeorm';
import { wholeNumber } from '../column-options.ts';

/** A tenant: people, chats and the plan belong to exactly one. */
@Entity('organizations')
export class Organization {
  @PrimaryColumn('uuid')
  id!: string;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  /** Unique, lower case; names the organization in commands. */
  @Column({ type: 'varchar', length: 80, unique: true })
  slug!: string;

  @Column(wholeNumber())
  createdAt!: number;

  @Column(wholeNumber())
  updatedAt!: number;

  @Column(wholeNumber({ default: 0 }))
  changeSeq!: number;
}
