import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { id } from '#shared/database/column-options';
import { Organization } from '#shared/database/entities/organization.entity';

/** What an imported thing became here, so that importing again adds nothing. */
@Entity('import_mappings', { withoutRowid: true })
export class ImportMapping {
  @PrimaryColumn('uuid')
  organizationId!: string;

  @ManyToOne(() => Organization, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'organization_id' })
  organization?: Relation<Organization>;

  /** Such as `slack`. */
  @PrimaryColumn({ type: 'varchar', length: 40 })
  source!: string;

  /** Such as `message`. */
  @PrimaryColumn({ type: 'varchar', length: 40 })
  kind!: string;

  @PrimaryColumn({ type: 'varchar', length: 255 })
  externalId!: string;

  @Column(id())
  internalId!: string;
}
