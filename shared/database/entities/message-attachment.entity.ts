import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { id, wholeNumber } from '../column-options.ts';
import { Message } from './message.entity.ts';

/** What is known of a file in a message; the bytes are found by `contentHash`. */
@Entity('message_attachments')
@Index('message_attachments_message_id', ['messageId'])
@Index('message_attachments_content_hash', ['contentHash'])
@Index('message_attachments_thumbnail_content_hash', ['thumbnailContentHash'])
@Index('message_attachments_chat_id_created_at', ['chatId', 'createdAt'])
@Index('message_attachments_organization_id_change_seq', ['organizationId', 'changeSeq'])
export class MessageAttachment {
  @PrimaryColumn('uuid')
  id!: string;

  @Column(id())
  organizationId!: string;

  @Column(id())
  chatId!: string;

  @Column(id())
  messageId!: string;

  @ManyToOne(() => Message, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'message_id' })
  message?: Relation<Message>;

  /** Order within the message, from 0. */
  @Column({ type: 'integer', default: 0 })
  position!: number;

  @Column({ type: 'varchar', length: 255 })
  fileName!: string;

  @Column({ type: 'varchar', length: 255 })
  mimeType!: string;

  @Column(wholeNumber())
  sizeBytes!: number;

  /** SHA-256, lower-case hex. */
  @Column({ type: 'varchar', length: 64 })
  contentHash!: string;

  @Column({ type: 'integer', nullable: true })
  widthPx!: number | null;

  @Column({ type: 'integer', nullable: true })
  heightPx!: number | null;

  @Column({ type: 'integer', nullable: true })
  durationMs!: number | null;

  @Column({ type: 'varchar', length: 64, nullable: true })
  thumbnailContentHash!: string | null;

  @Column(wholeNumber())
  createdAt!: number;

  @Column(wholeNumber({ nullable: true }))
  deletedAt!: number | null;

  @Column(wholeNumber({ default: 0 }))
  changeSeq!: number;
}
