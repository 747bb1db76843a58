import type { emojiStrings } from '../emoji.ts';

export const emojiGerman: typeof emojiStrings = {
  search: 'Emoji suchen',
  none: 'Kein Emoji gefunden',
  all: 'Emojis',
  categories: 'Kategorien',
  skinTone: 'Hautton',
  skinTones: { 0: 'Gelb wie üblich', 1: 'Hell', 2: 'Mittelhell', 3: 'Mittel', 4: 'Mitteldunkel', 5: 'Dunkel' },
  sections: {
    found: 'Gefunden', frequent: 'Oft benutzt', smileys: 'Gesichter und Gefühle', people: 'Menschen und Körper', nature: 'Tiere und Natur', food: 'Essen und Trinken',
    travel: 'Reisen und Orte', activities: 'Aktivitäten', objects: 'Gegenstände', symbols: 'Symbole', flags: 'Flaggen',
  },
};
