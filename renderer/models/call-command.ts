import type { CallMedia } from '#shared/database/enums';

/** The call that a line of the composer asks for: `/call`, `/call voice`, `/call video`; null: it is a message. */
export function callCommand(text: string): CallMedia | null {
  const words = text.trim().toLowerCase().split(/\s+/);
  if (words[0] !== '/call' || words.length > 2) return null;
  const [, kind = 'voice'] = words;
  if (kind === 'video') return 'video';
  return kind === 'voice' || kind === 'audio' ? 'audio' : null;
}
