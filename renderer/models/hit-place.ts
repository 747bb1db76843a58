import type { SearchHit } from '#shared/contract/search';
import { searchStrings } from '../strings/search.ts';

type Placed = Pick<SearchHit, 'chatKind' | 'chatName' | 'senderName' | 'isOwn'>;

/** Where a hit stands, beside the name of who wrote it. */
export function hitPlace({ chatKind, chatName, isOwn }: Placed): string {
  if (chatKind !== 'direct') return chatName;
  return isOwn ? searchStrings.to(chatName) : searchStrings.direct;
}

/** Who wrote a hit and where, in one line. */
export function hitTitle({ chatKind, chatName, senderName, isOwn }: Placed): string {
  if (chatKind !== 'direct') return searchStrings.senderIn(senderName, chatName);
  return isOwn ? searchStrings.senderTo(senderName, chatName) : senderName;
}
