import type { EntityManager, EntityTarget, FindOptionsWhere, QueryDeepPartialEntity } from 'typeorm';

/** A row that is told from others by its slug. */
export interface SluggedRow {
  readonly id: string;
  readonly slug: string;
}

/** What became of the rows of a seed. */
export interface SeededRows {
  /** Every slug's id, which is the row's own one where somebody had made it before. */
  readonly idBySlug: ReadonlyMap<string, string>;
  /** The slugs that were not there yet. */
  readonly added: ReadonlySet<string>;
}

export interface InsertMissing<Row extends SluggedRow> {
  readonly entity: EntityTarget<Row>;
  readonly rows: readonly Row[];
  /** Which rows of the table are looked at; all of them unless given. */
  readonly where?: FindOptionsWhere<Row>;
}

/**
 * Inserts the rows whose slug is not there yet and touches no other: what an administrator changed stays as it is.
 * @param manager of a transaction
 */
export async function insertMissing<Row extends SluggedRow>(
  manager: EntityManager,
  { entity, rows, where = {} }: InsertMissing<Row>,
): Promise<SeededRows> {
  const present = await manager.find(entity, { where });
  const idBySlug = new Map(present.map(({ slug, id }) => [slug, id]));
  const missing = rows.filter(({ slug }) => !idBySlug.has(slug));
  // A whole row is a partial one too; TypeScript cannot see it through the type parameter.
  if (missing.length > 0) await manager.insert(entity, missing as QueryDeepPartialEntity<Row>[]);
  for (const { slug, id } of missing) idBySlug.set(slug, id);
  return { idBySlug, added: new Set(missing.map(({ slug }) => slug)) };
}

/** Looks up what an earlier seed made. */
export function idOf(rows: SeededRows, slug: string): string {
  const id = rows.idBySlug.get(slug);
  if (id === undefined) throw new Error(`No seed made ${slug}.`);
  return id;
}
