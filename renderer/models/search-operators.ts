/** An operator that can be offered: what it begins with, and an example. */
export interface SearchOperatorHint {
  readonly insert: string;
  readonly example: string;
}

/** Examples of all operators; that of a chat names one of the person's own. */
export const searchOperatorHints = (chatTitle: string | null): readonly SearchOperatorHint[] => [
  { insert: 'from:', example: 'from:me' },
  { insert: 'in:', example: completeOperator('in:', { kind: 'in', name: chatTitle ?? 'Lunch' }).trim() },
  { insert: 'before:', example: 'before:2026-01-31' },
  { insert: 'after:', example: 'after:2025' },
  { insert: 'on:', example: 'on:yesterday' },
  { insert: 'has:link', example: 'has:link' },
  { insert: 'has:reaction', example: 'has:reaction' },
  { insert: 'is:thread', example: 'is:thread' },
  { insert: '"', example: '"exactly this"' },
];

export interface NamedPlace {
  readonly kind: 'from' | 'in';
  readonly name: string;
}

/** What is being typed behind `from:` or `in:` at the end of the text; null elsewhere. */
export function openOperator(text: string): { readonly kind: 'from' | 'in'; readonly typed: string } | null {
  const [, kind, quoted, plain] = /(?:^|\s)(from|in):(?:"([^"]*)|(\S*))$/i.exec(text) ?? [];
  if (kind === undefined) return null;
  return { kind: kind.toLowerCase() === 'in' ? 'in' : 'from', typed: quoted ?? plain ?? '' };
}

/** Puts a name in the place of what is being typed behind the operator. */
export function completeOperator(text: string, { kind, name }: NamedPlace): string {
  const value = /[\s"]/.test(name) ? `"${name.replaceAll('"', '')}"` : name;
  return `${text.replace(/(from|in):(?:"[^"]*|\S*)$/i, '')}${kind}:${value} `;
}

/** Takes an operator out again, as it was typed. */
export function withoutOperator(text: string, operator: string): string {
  return text.replace(operator, '').replaceAll(/\s+/g, ' ').trim();
}
