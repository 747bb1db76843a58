import { v5 as uuidv5, v7 as uuidv7 } from 'uuid';

/** A new id: UUIDv7, so that ids made later sort later and index pages fill in order. */
export function newId(): string {
  return uuidv7();
}

/**
 * The id of the one direct chat between two people of an organization (ADR 0003).
 * Named by the pair, so that both may create it offline and still mean the same chat.
 * @param organizationId the organization, the name space (UUID)
 */
export function directChatId(organizationId: string, userId: string, otherUserId: string): string {
  return uuidv5([userId, otherUserId].sort().join('/'), organizationId);
}
