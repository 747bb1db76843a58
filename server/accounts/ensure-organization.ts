import { v4 as newRandomId } from 'uuid';
import { chatFeatureSlug } from '#shared/domain/permissions';
import { newId } from '#shared/domain/ids';
import type { SqlWriter } from '../store/sql-database.ts';

export interface FoundOrganization {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
}

interface OrganizationWish {
  readonly name: string;
  readonly nowMs: number;
}

/** The server's first organization, made with its log and the chat feature where there is none yet. */
export async function ensureOrganization(writer: SqlWriter, wish: OrganizationWish): Promise<FoundOrganization> {
  const found = await writer.get<FoundOrganization>('SELECT id, name, slug FROM organizations ORDER BY created_at, id LIMIT 1');
  const organization = found ?? (await createOrganization(writer, wish));
  await ensureLog(writer, organization.id);
  return organization;
}

/** A new organization whose plan includes chat. */
export async function createOrganization(writer: SqlWriter, { name, nowMs }: OrganizationWish): Promise<FoundOrganization> {
  const organization = { id: newId(), name, slug: slugOf(name) };
  await writer.run('INSERT INTO organizations (id, name, slug, created_at, updated_at, change_seq) VALUES (?, ?, ?, ?, ?, 1)', [
    organization.id, name, organization.slug, nowMs, nowMs,
  ]);
  const yes = writer.dialect === 'postgres' ? 'true' : '1';
  await writer.run(
    `INSERT INTO organization_features (organization_id, package_feature_id, is_enabled, created_at, updated_at)
     SELECT ?, id, ${yes}, ?, ? FROM package_features WHERE slug = ?`,
    [organization.id, nowMs, nowMs, chatFeatureSlug],
  );
  await ensureLog(writer, organization.id);
  return organization;
}

/** SY10: the epoch names this history; a restored backup gets another one. */
async function ensureLog(writer: SqlWriter, organizationId: string): Promise<void> {
  await writer.run('INSERT INTO organization_logs (organization_id, epoch, head_change_seq) VALUES (?, ?, 1) ON CONFLICT (organization_id) DO NOTHING', [
    organizationId, newRandomId(),
  ]);
}

function slugOf(name: string): string {
  const slug = name.normalize('NFKD').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '');
  return slug === '' ? 'organization' : slug.slice(0, 80);
}
