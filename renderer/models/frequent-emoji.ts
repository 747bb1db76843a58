import { z } from 'zod';
import { quickEmoji } from './quick-emoji.ts';

const most = 18;
/** What was chosen long ago counts less with every choice since. */
const fading = 0.95;

const storedSchema = z.array(z.object({ emoji: z.string().max(32), weight: z.number().min(0).max(1_000) })).max(100);
export type FrequentEmoji = z.infer<typeof storedSchema>;

/** Reads what was stored; whatever else stands there counts as nothing. */
export function readFrequent(text: string | null): FrequentEmoji {
  try {
    return storedSchema.safeParse(JSON.parse(text ?? '[]')).data ?? [];
  } catch {
    return [];
  }
}

/** The emoji was chosen once more. */
export function choseEmoji(frequent: FrequentEmoji, chosen: string): FrequentEmoji {
  const weight = (frequent.find(({ emoji }) => emoji === chosen)?.weight ?? 0) * fading + 1;
  const others = frequent.filter(({ emoji }) => emoji !== chosen).map((each) => ({ ...each, weight: each.weight * fading }));
  return [{ emoji: chosen, weight }, ...others].toSorted((one, other) => other.weight - one.weight).slice(0, most);
}

/** What is offered first: what the person takes most, then what most people take. */
export function offeredFirst(frequent: FrequentEmoji): readonly string[] {
  return [...new Set([...frequent.map(({ emoji }) => emoji), ...quickEmoji])].slice(0, most);
}
