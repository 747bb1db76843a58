import { idSchema } from '../protocol/primitives.ts';

/** A message as a link names it; the organization keeps a link from meaning something else elsewhere. */
export interface MessageAddress {
  readonly organizationId: string;
  readonly chatId: string;
  readonly messageId: string;
}

const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** Links to messages, in text; they open inside Hallway and nowhere else. */
export const messageLinkPattern = `hallway://message/${id}/${id}/${id}`;

const exactPattern = new RegExp(`^${messageLinkPattern}$`, 'i');

/** The link that opens a message, for whoever may read it. */
export function messageLink({ organizationId, chatId, messageId }: MessageAddress): string {
  return `hallway://message/${organizationId}/${chatId}/${messageId}`;
}

/** What a link names; null for everything that is no link to a message. */
export function readMessageLink(text: string): MessageAddress | null {
  if (!exactPattern.test(text)) return null;
  const [organizationId = '', chatId = '', messageId = ''] = text.toLowerCase().split('/').slice(3);
  return [organizationId, chatId, messageId].every((part) => idSchema.safeParse(part).success) ? { organizationId, chatId, messageId } : null;
}
