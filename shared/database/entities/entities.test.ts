import { DataSource } from 'typeorm';
import { expect, it } from 'vitest';
import { SnakeNamingStrategy } from '#shared/database/snake-naming-strategy';
import * as entities from './index.ts';

it('every entity is accepted by TypeORM and has its columns in snake_case', async () => {
  const source = new DataSource({
    type: 'better-sqlite3',
    database: ':memory:',
    entities: Object.values(entities),
    namingStrategy: new SnakeNamingStrategy(),
  });
  await source.initialize();
  const columns = source.entityMetadatas.flatMap((entity) => entity.columns.map((column) => column.databaseName));
  await source.destroy();
  expect(source.entityMetadatas).toHaveLength(20);
  expect(columns.filter((name) => name !== name.toLowerCase())).toEqual([]);
});
