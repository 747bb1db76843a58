import type { MessageView } from '#shared/contract/views/message-view';
import { fitPicture } from './file-format.ts';
import type { MessageRow } from './message-rows.ts';

const lineHeight = 22;
const charactersPerLine = 90;
const mostLines = 22;

/** About how tall a row will be, in pixels, until it has been measured. Near enough that the scroll bar does not jump. */
export function estimateRowHeight(row: MessageRow | undefined): number {
  if (row === undefined) return lineHeight;
  const { message } = row;
  const lines = message.body === '' && message.attachments.length > 0 ? 0 : Math.min(mostLines, message.body.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / charactersPerLine)), 0));
  const above = (row.dayAtMs === null ? 0 : 44) + (row.isFirstUnread ? 28 : 0) + (row.isGroupStart ? 32 : 0) + (message.replyTo === null ? 0 : 28);
  const flags = message.pinnedByName !== null || message.isSaved || (message.threadRootMessageId !== null && !message.isOnlyInThread) ? 18 : 0;
  const below = flags + (message.reactions.length > 0 ? 32 : 0) + (message.thread === null ? 0 : 34) + (row.answersBelow === null ? 0 : 36) + (message.delivery.status === 'failed' ? 28 : 0);
  return above + lines * lineHeight + 4 + below + attachmentsHeight(message.attachments);
}

const cardHeight = 66;
const tileRowHeight = 164;

/** As the styles have it: one picture by its shape, several as rows of tiles, everything else as cards. */
function attachmentsHeight(attachments: MessageView['attachments']): number {
  const visuals = attachments.filter(({ kind }) => kind === 'image' || kind === 'video');
  const [only] = visuals;
  const tiles = Math.ceil(visuals.length / 4) * tileRowHeight;
  const pictures = visuals.length === 1 && only !== undefined ? fitPicture(only, { widthPx: 380, heightPx: 320 }).heightPx + 8 : tiles;
  return pictures + (attachments.length - visuals.length) * cardHeight;
}
