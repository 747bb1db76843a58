import { z } from 'zod';
import { limits } from '../domain/limits.ts';

/** Names a document of what a person wants everywhere; newer clients may have more of them than this version knows. */
export const preferenceNameSchema = z.string().regex(/^[a-z][a-zA-Z0-9.]{0,39}$/);

/** A document as JSON text: an object, kept and passed on as it is. */
export const preferenceValueSchema = z.string().max(limits.preferenceLength).refine(isObjectText, { error: 'Not the JSON text of an object' });

function isObjectText(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
