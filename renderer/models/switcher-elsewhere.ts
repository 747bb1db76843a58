import type { ChatSummary } from '#shared/contract/views/chat-summary';
import type { PersonView } from '#shared/contract/views/person-view';
import { switcherEntries, type SwitcherEntry } from './switcher.ts';

/** Chats and people of an organization that is not shown. */
export interface ElsewhereSource {
  readonly accountId: string;
  readonly chats: readonly ChatSummary[];
  readonly people: readonly PersonView[];
}

/** A chat or a person of another organization. */
export interface ElsewhereEntry {
  readonly accountId: string;
  readonly entry: Extract<SwitcherEntry, { kind: 'chat' | 'person' }>;
}

const mostOfOne = 5;
const mostEntries = 10;

/** What the quick switcher lists below the organization that is shown: the same of the others, in their order. */
export function elsewhereEntries(text: string, sources: readonly ElsewhereSource[]): ElsewhereEntry[] {
  const all = sources.flatMap(({ accountId, chats, people }) => {
    const entries = switcherEntries(text, { chats, people, canCall: false, actions: [] });
    return entries.flatMap((entry): ElsewhereEntry[] => (entry.kind === 'chat' || entry.kind === 'person' ? [{ accountId, entry }] : [])).slice(0, mostOfOne);
  });
  return all.slice(0, mostEntries);
}
