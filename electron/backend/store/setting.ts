import type { z } from 'zod';
import type { StoreReader, StoreWriter } from './store-database.ts';

/** A setting of this computer; what cannot be understood (any more) is as if it was never set. */
export function readSetting<T>(store: StoreReader, name: string, { schema, byDefault }: { readonly schema: z.ZodType<T>; readonly byDefault: T }): T {
  const row = store.get<{ value: string }>('SELECT value FROM settings WHERE name = ?', name);
  return row === undefined ? byDefault : (schema.safeParse(parse(row.value)).data ?? byDefault);
}

export function writeSetting(writer: StoreWriter, name: string, value: unknown): void {
  writer.run('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', name, JSON.stringify(value));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
