import type { QueryParams } from '#shared/contract/queries';
import type { MessageWindow } from '#shared/contract/views/message-view';

/** Which part of a chat is held: around a message, or the newest end. */
export interface WindowPosition {
  readonly anchorSeq: number | null;
  readonly before: number;
  readonly after: number;
}

const pageSize = 60;
const largestWindow = 240;

/** The newest end of a chat. */
export const newestWindow: WindowPosition = { anchorSeq: null, before: pageSize, after: 0 };

/** A window with this message in its middle. */
export function windowAround(seq: number): WindowPosition {
  return { anchorSeq: seq, before: pageSize, after: pageSize };
}

export function toParams(chatId: string, position: WindowPosition): QueryParams<'messages'> {
  return { chatId, ...position };
}

/** The window when its upper end comes near: it grows, and beyond its largest size it lets the newer end go. */
export function extendOlder(position: WindowPosition, window: MessageWindow): WindowPosition {
  if (!window.hasOlder) return position;
  const held = window.messages.length;
  if (held < position.before / 2) return position;
  if (position.before + position.after + pageSize <= largestWindow) return { ...position, before: position.before + pageSize };
  const middle = window.messages[Math.floor(held / 4)]?.seq ?? null;
  return middle === null ? position : { anchorSeq: middle, before: largestWindow / 2, after: largestWindow / 2 };
}

/** The window when its lower end comes near: it moves on, at last to the newest end, which follows new messages. */
export function extendNewer(position: WindowPosition, window: MessageWindow): WindowPosition {
  if (position.anchorSeq === null) return position;
  const seqs = window.messages.flatMap((message) => message.seq ?? []);
  const middle = seqs[Math.floor((seqs.length * 3) / 4)];
  if (middle === undefined) return position;
  if (!window.hasNewer || window.newestSeq - middle <= pageSize) return { anchorSeq: null, before: largestWindow / 2, after: 0 };
  return { anchorSeq: middle, before: largestWindow / 2, after: largestWindow / 2 };
}
