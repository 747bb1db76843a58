import type { DataSource } from 'typeorm';

/** Calls back before each statement that TypeORM sends, and waits; the first is number 1. */
export function beforeEachStatement(dataSource: DataSource, callback: (number: number) => Promise<void> | void): void {
  let number = 0;
  dataSource.subscribers.push({
    beforeQuery: () => {
      number += 1;
      return callback(number);
    },
  });
}

/** Leaves the migrations out that came after the chat system, so that it is the last one: the largest there is to interrupt. */
export function untilChatSystem(dataSource: DataSource): DataSource {
  const place = dataSource.migrations.findIndex(({ name }) => name === 'AddChatSystem1764004743994');
  dataSource.migrations.splice(place + 1);
  return dataSource;
}

/** The change of the schema that is interrupted, by what it leads from and to. */
export const schemaChanges = ['up', 'down'] as const;
export type SchemaChange = (typeof schemaChanges)[number];
