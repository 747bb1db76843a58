/** A stretch of text and how it is coloured. */
export interface TextPart {
  readonly text: string;
  readonly className: string | null;
}

/**
 * Takes the markup that the highlighter made apart into text and classes, so that nothing of it is ever given to the page
 * as markup.
 */
export function highlightedParts(markup: string): TextPart[] {
  const document = new DOMParser().parseFromString(`<pre>${markup}</pre>`, 'text/html');
  const parts: TextPart[] = [];
  const walk = (node: Node, className: string | null): void => {
    if (node.nodeType === Node.TEXT_NODE) parts.push({ text: node.textContent ?? '', className });
    for (const child of node.childNodes) walk(child, node instanceof Element && node.className !== '' ? node.className : className);
  };
  walk(document.body, null);
  return parts;
}
