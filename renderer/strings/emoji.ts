import { translated } from '../language/translated.ts';

/** The choice of emoji. */
export const emojiStrings = translated('emoji', {
  search: 'Search emoji',
  none: 'No emoji found',
  all: 'Emoji',
  categories: 'Categories',
  skinTone: 'Skin tone',
  skinTones: { 0: 'Usual yellow', 1: 'Light', 2: 'Medium light', 3: 'Medium', 4: 'Medium dark', 5: 'Dark' },
  sections: {
    found: 'Found', frequent: 'Often used', smileys: 'Faces and feelings', people: 'People and bodies', nature: 'Animals and nature', food: 'Food and drink',
    travel: 'Travel and places', activities: 'Activities', objects: 'Objects', symbols: 'Symbols', flags: 'Flags',
  },
});
