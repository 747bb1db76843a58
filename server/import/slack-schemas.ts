import { z } from 'zod';

/**
 * What is read of a Slack export. Everything else in it is ignored, and a field of the wrong type that is not needed
 * counts as absent: exports differ between years, plans and the tools that make them.
 */
const text = z.string().optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);
const number = z.number().optional().catch(undefined);
const externalId = z.string().trim().min(1).max(200);

/** Seconds since 1970 with up to six decimals; within a channel it names the message. */
const timestamp = z.string().regex(/^\d{1,11}(\.\d{1,6})?$/);

export const slackUserSchema = z.object({
  id: externalId,
  name: text,
  real_name: text,
  deleted: flag,
  tz: text,
  profile: z
    .object({ real_name: text, display_name: text, email: text, title: text, bot_id: text, pronouns: text, status_text: text, status_emoji: text, status_expiration: number })
    .optional()
    .catch(undefined),
});
export type SlackUser = z.infer<typeof slackUserSchema>;

const described = z.object({ value: text }).optional().catch(undefined);

/** A channel, a private group, a conversation of several or a direct message. */
export const slackChannelSchema = z.object({
  id: externalId,
  name: text,
  created: number,
  creator: text,
  is_archived: flag,
  members: z.array(z.string()).optional().catch(undefined),
  topic: described,
  purpose: described,
});
export type SlackChannel = z.infer<typeof slackChannelSchema>;

const fileSchema = z.object({ id: text, name: text, title: text, permalink: text, url_private: text, mode: text });
const attachmentSchema = z.object({ pretext: text, title: text, title_link: text, text, fallback: text });
const reactionSchema = z.object({ name: z.string().min(1), users: z.array(z.string()), count: number });

export const slackMessageSchema = z.object({
  type: z.literal('message').optional(),
  subtype: text,
  ts: timestamp,
  user: text,
  bot_id: text,
  username: text,
  text: z.string().nullish(),
  thread_ts: timestamp.optional().catch(undefined),
  edited: z.object({ ts: timestamp }).optional().catch(undefined),
  reactions: listOf(reactionSchema),
  files: listOf(fileSchema),
  attachments: listOf(attachmentSchema),
  user_profile: z.object({ real_name: text, display_name: text }).optional().catch(undefined),
  inviter: text,
  topic: text,
  name: text,
});
export type SlackMessage = z.infer<typeof slackMessageSchema>;
export type SlackFile = z.infer<typeof fileSchema>;
export type SlackAttachment = z.infer<typeof attachmentSchema>;

/** A list whose unreadable elements are left out. */
function listOf<Schema extends z.ZodType>(schema: Schema) {
  return z
    .array(schema.nullable().catch(null))
    .optional()
    .catch(undefined)
    .transform((items) => (items ?? []).filter((item) => item !== null));
}

/** Tells in a few words what is wrong, such as `"ts" is missing`. */
export function describeMismatch(error: z.ZodError): string {
  const issue = error.issues[0];
  const field = issue?.path.join('.') ?? '';
  if (issue === undefined || field === '') return 'it is not an object';
  return issue.message.endsWith('received undefined') ? `"${field}" is missing` : `"${field}" is not what it should be`;
}
