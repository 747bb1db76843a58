import { DefaultNamingStrategy } from 'typeorm';

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Columns in snake_case, keys and constraints named after their table and columns so that both databases agree. */
export class SnakeNamingStrategy extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? snakeCase(propertyName);
  }

  override primaryKeyName(tableOrName: string | { name: string }): string {
    return `${bareName(tableOrName)}_pkey`;
  }

  override foreignKeyName(tableOrName: string | { name: string }, columnNames: string[]): string {
    return `${bareName(tableOrName)}_${columnNames.join('_')}_fkey`;
  }

  override uniqueConstraintName(tableOrName: string | { name: string }, columnNames: string[]): string {
    return `${bareName(tableOrName)}_${columnNames.join('_')}_key`;
  }

  override checkConstraintName(tableOrName: string | { name: string }, expression: string, isEnum?: boolean): string {
    return isEnum ? super.checkConstraintName(tableOrName as string, expression, isEnum) : `${bareName(tableOrName)}_check`;
  }
}

function bareName(tableOrName: string | { name: string }): string {
  const name = typeof tableOrName === 'string' ? tableOrName : tableOrName.name;
  return name.split('.').at(-1) ?? name;
}
