import type { EntityManager } from 'typeorm';
import { Package } from '#shared/database/entities/package.entity';
import { insertMissing, type SeededRows } from './insert-missing.ts';
import { seededAt, seedId } from './seed-identity.ts';

const times = { createdAt: seededAt, updatedAt: seededAt };

const packages: readonly Package[] = [
  { id: seedId('1', 1), slug: 'basic', name: 'Basic', description: 'For a small team.', monthlyPriceUsd: '29.99', ...times },
  { id: seedId('1', 2), slug: 'business', name: 'Business', description: 'For a company with departments.', monthlyPriceUsd: '99.99', ...times },
  { id: seedId('1', 3), slug: 'enterprise', name: 'Enterprise', description: 'For many sites and many people.', monthlyPriceUsd: '299.99', ...times },
];

/** The plans an organization can have. */
export function seedPackages(manager: EntityManager): Promise<SeededRows> {
  return insertMissing(manager, { entity: Package, rows: packages });
}
