import { HallwayError } from '#shared/errors/hallway-error';
import type { SqlReader } from '../store/sql-database.ts';
import type { ImportScope } from './person-directory.ts';

/**
 * Finds the organization to import into: the one with this slug, or the only one there is.
 * @throws HallwayError `not_found` when there is none of this name, `invalid_request` when the choice is not clear
 */
export async function findImportScope(reader: SqlReader, slug: string | undefined, nowMs: () => number): Promise<ImportScope> {
  const organizations = await reader.all<{ id: string; slug: string }>('SELECT id, slug FROM organizations ORDER BY slug');
  const matching = organizations.filter((organization) => slug === undefined || organization.slug === slug);
  const [organization, another] = matching;
  const names = organizations.map((candidate) => candidate.slug).join(', ');
  if (organization === undefined) throw new HallwayError('not_found', { message: `There is no organization “${slug ?? ''}”. There are: ${names}.` });
  if (another !== undefined) throw new HallwayError('invalid_request', { message: `There are several organizations. Name one with --organization: ${names}.` });
  const role = await reader.get<{ id: string }>(`SELECT id FROM roles WHERE slug = 'member' AND organization_id IS NULL`);
  if (role === undefined) throw new HallwayError('not_found', { message: 'The role “member” is missing. Run `npm run seed:run` first.' });
  return { organizationId: organization.id, memberRoleId: role.id, nowMs };
}
