import type { PastedElement, PastedNode } from '../../models/pasted-node.ts';

const most = { units: 1_000_000, nodes: 20_000, depth: 100, attributeUnits: 4_000 };
const read = ['href', 'alt', 'hidden', 'start', 'data-stringify-text'];

/**
 * Reads HTML of the clipboard into plain values. The document that it is parsed into belongs to no window: nothing in it
 * runs and nothing is fetched. Null: more than a message could come from, or nothing but text.
 */
export function readPastedHtml(html: string): readonly PastedNode[] | null {
  if (html.length > most.units) return null;
  const { body } = new DOMParser().parseFromString(withoutStyles(html), 'text/html');
  let nodes = 0;

  function toNodes(parent: Node, depth: number): PastedNode[] | null {
    const children: PastedNode[] = [];
    for (let child = parent.firstChild; child !== null; child = child.nextSibling) {
      nodes += 1;
      if (nodes > most.nodes || depth > most.depth) return null;
      if (child instanceof Text) children.push({ kind: 'text', text: child.data });
      else if (child instanceof Element) {
        const within = toNodes(child, depth + 1);
        if (within === null) return null;
        children.push(toElement(child, within));
      }
    }
    return children;
  }
  return toNodes(body, 0);
}

/**
 * The page's policy looks at styles and handlers even of a document that belongs to no window, and says so in the console:
 * handlers and styles get names that mean nothing to it.
 */
function withoutStyles(html: string): string {
  return html.replaceAll(/<[a-z/][^<>]*>/gi, (tag) => tag.replace(/^(<\/?)style\b/i, '$1xmp').replaceAll(/(?<=[\s/"'])(?=(?:on[a-z]+|style)\s*=)/gi, 'data-'));
}

function toElement(element: Element, children: readonly PastedNode[]): PastedElement {
  const attributes = read.flatMap((name) => {
    const value = element.getAttribute(name);
    return value === null ? [] : [[name, value.slice(0, most.attributeUnits)] as const];
  });
  const style = element.getAttribute('data-style');
  if (style !== null) attributes.push(['style', style.slice(0, most.attributeUnits)]);
  return { kind: 'element', name: element.localName, attributes: Object.fromEntries(attributes), children };
}
