import type { EntityManager } from 'typeorm';
import { PackageFeature } from '#shared/database/entities/package-feature.entity';
import { chatFeatureSlug } from '#shared/domain/permissions';
import { idOf, insertMissing, type SeededRows } from './insert-missing.ts';
import { seededAt, seedId } from './seed-identity.ts';

/** What packages can be extended by: chat, available to the Basic package. */
export function seedPackageFeatures(manager: EntityManager, packages: SeededRows): Promise<SeededRows> {
  const chatSystem: PackageFeature = {
    id: seedId('4', 1),
    packageId: idOf(packages, 'basic'),
    slug: chatFeatureSlug,
    name: 'Chat and calls',
    description: 'Direct chats, groups, voice and video calls for everybody in the organization.',
    type: 'chat',
    monthlyPriceUsd: '49.99',
    createdAt: seededAt,
    updatedAt: seededAt,
  };
  return insertMissing(manager, { entity: PackageFeature, rows: [chatSystem] });
}
