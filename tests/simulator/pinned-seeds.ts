/** Seeds that once broke a rule, each with what it found. All of them are run with the tests. */
export const pinnedSeeds: readonly { readonly seed: number; readonly found: string }[] = [
  { seed: 1073, found: 'C1: a message put back took another’s place in the search index, and the frame could not be taken in' },
  { seed: 1074, found: 'C10: words that a restored backup did not know stayed in the write-ahead log' },
  { seed: 1079, found: 'C9: a message answered after its chat was left stayed on the device' },
  { seed: 1092, found: 'C11: who created a direct chat that two people made at once was another one on each device' },
  { seed: 2061, found: 'C10: what was deleted just before the server was killed stayed in its files' },
  { seed: 3097, found: 'C11: reactions that came while a deletion waited were missing once it was refused' },
  { seed: 213, found: 'C12: a slow reader was sent no welcome and waited for it for ever' },
  { seed: 10128, found: 'C11: two edits whose answers came after their row were counted once more' },
  { seed: 311715, found: 'C7: a group that its founder had left on another device was made again after a backup, with nobody in it' },
  { seed: 340440, found: 'C1: a row of the epoch before was put back under its change number, and nothing more could be taken in' },
  { seed: 412720, found: 'C10: after a backup was restored and the clock set back, another device gave words again that a newer edit had replaced' },
];
