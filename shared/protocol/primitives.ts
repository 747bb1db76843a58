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
