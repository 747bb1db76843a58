import { everyoneNames } from '#shared/domain/mentions';
import { readIndexed } from '../../search/candidates.ts';
import { mentionExpression } from '../../search/match-expression.ts';
import { nameOf, type ViewContext } from '../view-context.ts';
import { MentionBook } from './mentions.ts';

/** Messages read for one list: some ten milliseconds. */
const budget = 1_500;
const chunk = 200;

/** The ids of messages by others that mention this person or everybody, newest first; as many as one reading finds. */
export function findMentions({ store, self }: ViewContext, limit: number): string[] {
  const book = new MentionBook(store, self);
  const expression = mentionExpression([nameOf(store, self.userId), ...everyoneNames]);
  const found: string[] = [];
  for (let [below, read] = [Number.MAX_SAFE_INTEGER, 0]; read < budget && found.length < limit; ) {
    const candidates = readIndexed(store, expression, { below, from: 0, limit: chunk });
    const mentions = candidates.filter(({ sender_id: senderId, body }) => senderId !== self.userId && book.mentionsIn(body).some(({ isSelf }) => isSelf));
    found.push(...mentions.map(({ id }) => id));
    const last = candidates.at(-1);
    if (last === undefined || candidates.length < chunk) break;
    [below, read] = [last.position, read + candidates.length];
  }
  return found.slice(0, limit);
}
