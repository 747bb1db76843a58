/** Something in an export that was left out, and where it stands. */
export interface ImportProblem {
  /** The file within the archive. */
  readonly file: string;
  /** Counted from 1; where the entry begins. */
  readonly line: number | null;
  /** One sentence for the person who imports. */
  readonly message: string;
}

/** Gives the problem as one line: `general/2024-01-02.json:17: The message has no time.` */
export function formatProblem({ file, line, message }: ImportProblem): string {
  return printable(line === null ? `${file}: ${message}` : `${file}:${String(line)}: ${message}`);
}

/** The text without characters that a terminal would obey: names in an archive are somebody else's. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '\uFFFD');
}
