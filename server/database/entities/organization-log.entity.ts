import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { id, wholeNumber } from '#shared/database/column-options';
import { Organization } from '#shared/database/entities/organization.entity';

/** Where an organization's history stands. */
@Entity('organization_logs')
export class OrganizationLog {
  @PrimaryColumn('uuid')
  organizationId!: string;

  @OneToOne(() => Organization, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'organization_id' })
  organization?: Relation<Organization>;

  /** SY10: a restored backup gets a new one. */
  @Column(id())
  epoch!: string;

  /** SY4: the highest change number given. */
  @Column(wholeNumber({ default: 0 }))
  headChangeSeq!: number;
}
