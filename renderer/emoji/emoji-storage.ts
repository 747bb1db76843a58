import { choseEmoji, offeredFirst, readFrequent } from '../models/frequent-emoji.ts';

const storedUnder = 'hallway.frequent-emoji';

/** What is offered first on this computer. */
export function frequentEmoji(): readonly string[] {
  return offeredFirst(readFrequent(window.localStorage.getItem(storedUnder)));
}

/** Remembers that an emoji was chosen. */
export function rememberEmoji(emoji: string): void {
  window.localStorage.setItem(storedUnder, JSON.stringify(choseEmoji(readFrequent(window.localStorage.getItem(storedUnder)), emoji)));
}
