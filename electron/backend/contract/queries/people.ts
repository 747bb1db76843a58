import type { QueryParams } from '#shared/contract/queries';
import type { PersonCardView, PersonView } from '#shared/contract/views/person-view';
import type { ViewContext } from '../view-context.ts';

interface PersonRow {
  readonly id: string;
  readonly display_name: string;
  readonly email: string;
  readonly title: string | null;
}

/** Active colleagues with a word starting with each word of the text, in name, address or title; accents do not matter. */
export function peopleView(context: ViewContext, params: QueryParams<'people'>): PersonView[] {
  const wanted = wordsOf(params.text);
  const rows = context.store.all<PersonRow>(
    `SELECT id, display_name, email, title FROM users WHERE status = 'active' AND id <> ? ORDER BY display_name COLLATE NOCASE, id`,
    context.self.userId,
  );
  const found: PersonView[] = [];
  for (const row of rows) {
    if (found.length === params.limit) break;
    if (wanted.length > 0 && !matches(row, wanted)) continue;
    found.push({ userId: row.id, displayName: row.display_name, email: row.email, title: row.title, presence: context.presenceOf(row.id) });
  }
  return found;
}

/** One person, whoever they are; null for somebody not held here (yet). */
export function personView(context: ViewContext, userId: string): PersonCardView | null {
  const row = context.store.get<PersonRow & { status: string }>('SELECT id, display_name, email, title, status FROM users WHERE id = ?', userId);
  if (row === undefined) return null;
  return {
    userId, displayName: row.display_name, email: row.email, title: row.title, presence: context.presenceOf(userId), isSelf: userId === context.self.userId, isActive: row.status === 'active',
  };
}

function matches(row: PersonRow, wanted: readonly string[]): boolean {
  const words = wordsOf(`${row.display_name} ${row.email} ${row.title ?? ''}`);
  return wanted.every((start) => words.some((word) => word.startsWith(start)));
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{Mark}/gu, '').toLowerCase();
  return plain.split(/[^\p{Letter}\p{Number}]+/u).filter((word) => word !== '');
}
