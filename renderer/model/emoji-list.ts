/** A small list of what colleagues react with, each with the words it is found by. */
export const quickEmoji = ['👍', '❤️', '😂', '🎉', '👀', '✅'] as const;

const emojiList: readonly { readonly emoji: string; readonly words: string }[] = [
  { emoji: '👍', words: 'thumbs up yes good agree' }, { emoji: '👎', words: 'thumbs down no bad' }, { emoji: '❤️', words: 'red heart love' },
  { emoji: '😂', words: 'tears of joy laugh funny' }, { emoji: '🎉', words: 'party tada celebrate' }, { emoji: '👀', words: 'eyes look' },
  { emoji: '✅', words: 'check done yes' }, { emoji: '❌', words: 'cross no wrong' }, { emoji: '🙏', words: 'thanks please folded hands' },
  { emoji: '🙂', words: 'smile' }, { emoji: '😄', words: 'grin happy' }, { emoji: '😉', words: 'wink' }, { emoji: '😍', words: 'love eyes' },
  { emoji: '🤔', words: 'thinking hmm' }, { emoji: '😮', words: 'surprised wow' }, { emoji: '😢', words: 'sad cry' }, { emoji: '😅', words: 'sweat phew' },
  { emoji: '😎', words: 'cool sunglasses' }, { emoji: '🤯', words: 'mind blown' }, { emoji: '🤷', words: 'shrug' }, { emoji: '🤝', words: 'handshake deal' },
  { emoji: '👏', words: 'clap applause' }, { emoji: '🙌', words: 'raised hands hooray' }, { emoji: '👋', words: 'wave hello bye' }, { emoji: '💪', words: 'strong muscle' },
  { emoji: '👌', words: 'ok perfect' }, { emoji: '🔥', words: 'fire hot' }, { emoji: '🚀', words: 'rocket ship launch' }, { emoji: '💡', words: 'idea bulb' },
  { emoji: '⚠️', words: 'warning' }, { emoji: '🐛', words: 'bug' }, { emoji: '🔧', words: 'wrench fix' }, { emoji: '📌', words: 'pin' }, { emoji: '📅', words: 'calendar date' },
  { emoji: '⏰', words: 'alarm clock late' }, { emoji: '☕', words: 'coffee break' }, { emoji: '🍕', words: 'pizza lunch' }, { emoji: '🎂', words: 'cake birthday' },
  { emoji: '🌞', words: 'sun good morning' }, { emoji: '🌱', words: 'plant growth' }, { emoji: '💯', words: 'hundred perfect' }, { emoji: '➕', words: 'plus one' },
];

/** The emoji whose words start with what is looked for. */
export function findEmoji(text: string): string[] {
  const wanted = text.trim().toLowerCase();
  return emojiList.filter(({ emoji, words }) => emoji === wanted || words.split(' ').some((word) => word.startsWith(wanted))).map(({ emoji }) => emoji);
}
