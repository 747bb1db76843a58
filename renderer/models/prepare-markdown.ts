const containerLine = /^ {0,3}(?:>|[-*+] |\d{1,9}[.)] )/;
const fenceLine = /^ {0,3}(```|~~~)([^`]*)$/;
const languagePattern = /^[\w+#.-]{0,20}\s*$/;
const lineBeforeFence = /^(.*[^`\s])\s*```\s*$/;

/**
 * Brings what people type in a chat into the form that CommonMark wants. A quote or a list ends with its line, as an
 * answer below it is meant; code may begin right behind its three marks, and end right before them.
 */
export function prepareMarkdown(body: string): string {
  if (!/^ {0,3}(?:>|```|~~~|[-*+] |\d{1,9}[.)] )/m.test(body)) return body;
  const lines = body.split('\n');
  const prepared: string[] = [];
  let fence: string | null = null;
  let isInContainer = false;
  for (const [index, line] of lines.entries()) {
    const [, mark = null, info = ''] = fenceLine.exec(line) ?? [];
    if (fence !== null) {
      const last = fence === '```' ? lineBeforeFence.exec(line)?.[1] : undefined;
      if (last !== undefined) prepared.push(last, fence);
      else prepared.push(line);
      if (last !== undefined || (mark === fence && info.trim() === '')) fence = null;
    } else if (mark !== null) {
      fence = mark;
      isInContainer = false;
      const isCode = !languagePattern.test(info) && lines.slice(index + 1).some((later) => later.includes(mark));
      if (isCode) prepared.push(mark, info);
      else prepared.push(line);
    } else {
      const isContainer = containerLine.test(line);
      const isBelow: boolean = isInContainer && !isContainer && /^\S/.test(line);
      isInContainer = isContainer || (isInContainer && !isBelow && line.trim() !== '');
      if (isBelow) prepared.push('');
      prepared.push(line);
    }
  }
  return prepared.join('\n');
}
