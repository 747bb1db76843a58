import { plainTextOf } from '#shared/domain/plain-text';

const maximumLength = 160;

/** One line of plain text from a message's body. */
export function previewOf(body: string): string {
  const line = plainTextOf(body.slice(0, maximumLength * 4)).replaceAll(/\s+/g, ' ').trim();
  return line.length > maximumLength ? `${line.slice(0, maximumLength - 1)}…` : line;
}
