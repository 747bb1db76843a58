/** What is being written, with the words of somebody else as a quote below it, and room for an answer. */
export function withQuote(written: string, quoted: string): string {
  const quote = quoted
    .trim()
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
  const above = written.trimEnd();
  return `${above === '' ? '' : `${above}\n`}${quote}\n`;
}
