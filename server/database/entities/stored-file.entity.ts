import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { wholeNumber } from '#shared/database/column-options';
import { Organization } from '#shared/database/entities/organization.entity';

/** A content that the server has, once for each organization; its bytes lie in the blob store under its hash. */
@Entity('stored_files', { withoutRowid: true })
export class StoredFile {
  @PrimaryColumn('uuid')
  organizationId!: string;

  @ManyToOne(() => Organization, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'organization_id' })
  organization?: Relation<Organization>;

  /** SHA-256, lower-case hex. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  contentHash!: string;

  @Column(wholeNumber())
  sizeBytes!: number;

  /** By its content. */
  @Column({ type: 'varchar', length: 127 })
  mimeType!: string;

  @Column({ type: 'integer', nullable: true })
  widthPx!: number | null;

  @Column({ type: 'integer', nullable: true })
  heightPx!: number | null;

  /** The small picture made of it. */
  @Column({ type: 'varchar', length: 64, nullable: true })
  thumbnailContentHash!: string | null;

  @Column({ type: 'integer', nullable: true })
  thumbnailSizeBytes!: number | null;

  @Column(wholeNumber())
  createdAt!: number;
}
