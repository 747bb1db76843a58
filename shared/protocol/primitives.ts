import { z } from 'zod';
import { limits } from '../domain/limits.ts';

/** A UUID in lower case. */
export const idSchema = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);

/** A whole number from 0 to 2^53 − 1: sequence numbers, change numbers, times in UTC milliseconds. */
export const wholeNumberSchema = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

export const messageBodySchema = z.string().max(limits.messageBodyLength);
export const emojiSchema = z.string().min(1).max(limits.emojiLength);
export const chatNameSchema = z.string().trim().min(1).max(limits.chatNameLength);
export const chatTopicSchema = z.string().trim().max(limits.chatTopicLength);
export const chatDescriptionSchema = z.string().trim().max(limits.chatDescriptionLength);

/** One line that a person says of themselves, without control characters; never empty. */
function lineSchema(maximumLength: number) {
  return z.string().trim().min(1).max(maximumLength).regex(/^\P{Cc}*$/u);
}
export const personTitleSchema = lineSchema(limits.personTitleLength);
export const pronounsSchema = lineSchema(limits.pronounsLength);
/** The form of an IANA name; which zones there are, each computer knows as well as it can. */
export const timeZoneSchema = z.string().max(limits.timeZoneLength).regex(/^[A-Za-z][A-Za-z0-9_+\-/]*$/);
/** What somebody does now: a sign, words or both; `until` is when it stops counting. */
export const personStatusSchema = z
  .object({ emoji: lineSchema(limits.emojiLength).nullable(), text: z.string().trim().max(limits.statusTextLength).regex(/^\P{Cc}*$/u), until: wholeNumberSchema.nullable() })
  .refine(({ emoji, text }) => emoji !== null || text !== '');
export type PersonStatus = z.infer<typeof personStatusSchema>;
