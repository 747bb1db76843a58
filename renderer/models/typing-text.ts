import { conversationStrings } from '../strings/conversation.ts';

/** Who is typing, in words; empty when nobody is. */
export function typingText(names: readonly string[]): string {
  const [first, second] = names;
  if (first === undefined) return '';
  if (second === undefined) return conversationStrings.oneTypes(first);
  return names.length === 2 ? conversationStrings.twoType(first, second) : conversationStrings.manyType(names.length);
}
