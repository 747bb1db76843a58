/** A name that stands after an `@` in a message, as long as it might be. */
export interface MentionCandidate {
  /** Where the `@` stands, in UTF-16 units. */
  readonly at: number;
  /** What may be meant, the longest first: `Ann Lee Smith`, `Ann Lee`, `Ann`. */
  readonly names: readonly string[];
}

/** Words that mean everybody in a group. */
export const everyoneNames = ['everyone', 'all', 'channel', 'here'] as const;
const everyone: ReadonlySet<string> = new Set(everyoneNames);
const mostWords = 4;
const mostCandidates = 50;
const candidatePattern = /(?<![\p{L}\p{N}@/.])@((?:[\p{L}\p{N}][\p{L}\p{M}\p{N}.'’-]*)(?: [\p{L}\p{N}][\p{L}\p{M}\p{N}.'’-]*){0,3})/gu;

/** The names that a text may mention. What is in code is not meant for anybody. */
export function mentionCandidates(body: string): MentionCandidate[] {
  if (!body.includes('@')) return [];
  const words = body.replaceAll(/(`{1,3})[^`]*\1/g, (code) => ' '.repeat(code.length));
  const found: MentionCandidate[] = [];
  for (const match of words.matchAll(candidatePattern)) {
    if (found.length === mostCandidates) break;
    const parts = (match[1] ?? '').split(' ').slice(0, mostWords);
    const names = parts.flatMap((_, index) => namesOf(parts.slice(0, parts.length - index).join(' ')));
    found.push({ at: match.index, names: [...new Set(names)] });
  }
  return found;
}

/** A full stop, or another mark, may end the sentence instead of the name. */
function namesOf(name: string): string[] {
  const trimmed = name.replace(/(?:['’]s|[.'’-])+$/u, '');
  return trimmed === name || trimmed === '' ? [name] : [name, trimmed];
}

/** Whether a name means everybody. */
export function meansEveryone(name: string): boolean {
  return everyone.has(name.toLowerCase());
}
