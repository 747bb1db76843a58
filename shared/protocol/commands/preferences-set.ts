import { z } from 'zod';
import { preferenceNameSchema, preferenceValueSchema } from '../preferences.ts';

/** Writes one document of what this person wants on all of their devices; the last one that the server gets stands. */
export const preferencesSetSchema = z.object({ kind: z.literal('preferences.set'), name: preferenceNameSchema, value: preferenceValueSchema });
