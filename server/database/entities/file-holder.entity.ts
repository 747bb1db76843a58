import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { wholeNumber } from '#shared/database/column-options';
import { User } from '#shared/database/entities/user.entity';
import { StoredFile } from './stored-file.entity.ts';

/** Who has uploaded a content, and may therefore put it into messages. */
@Entity('file_holders', { withoutRowid: true })
export class FileHolder {
  @PrimaryColumn('uuid')
  organizationId!: string;

  @PrimaryColumn({ type: 'varchar', length: 64 })
  contentHash!: string;

  @ManyToOne(() => StoredFile, { onDelete: 'CASCADE' })
  @JoinColumn([
    { name: 'organization_id', referencedColumnName: 'organizationId' },
    { name: 'content_hash', referencedColumnName: 'contentHash' },
  ])
  file?: Relation<StoredFile>;

  @PrimaryColumn('uuid')
  userId!: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user?: Relation<User>;

  @Column(wholeNumber())
  createdAt!: number;
}
