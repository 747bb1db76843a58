import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { id, wholeNumber } from '../column-options.ts';
import { User } from './user.entity.ts';

/** What a person wants on all of their devices: one document for each name. Only that person's own devices get it. */
@Entity('user_preferences')
@Index('user_preferences_organization_id_change_seq', ['organizationId', 'changeSeq'])
export class UserPreference {
  @PrimaryColumn('uuid')
  userId!: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user?: Relation<User>;

  @PrimaryColumn('varchar')
  name!: string;

  @Column(id())
  organizationId!: string;

  /** JSON text, passed on as it is: a newer version may have written more than this one knows. */
  @Column('text')
  value!: string;

  @Column(wholeNumber({ default: 0 }))
  changeSeq!: number;
}
