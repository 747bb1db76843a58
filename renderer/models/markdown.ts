import { fromMarkdown, type Extension } from 'mdast-util-from-markdown';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { readMessageLink } from '#shared/domain/message-link';
import { findLinks, safeAddress } from './find-links.ts';
import { prepareMarkdown } from './prepare-markdown.ts';
import { linkTo, type Block, type Inline } from './rich-text-types.ts';

type Node = ReturnType<typeof fromMarkdown>['children'][number];
type PhrasingNode = Extract<Node, { type: 'paragraph' }>['children'][number];

/** What is no formatting in a chat shows as it was typed. */
const typedAsIs = {
  disable: {
    null: ['autolink', 'characterReference', 'codeIndented', 'definition', 'hardBreakEscape', 'headingAtx', 'htmlFlow', 'htmlText', 'labelStartImage', 'setextUnderline', 'thematicBreak'],
  },
};

/** Spaces at the beginning of a line are kept: people paste tables and programs without any marks. */
const keepIndents: Extension = {
  exit: {
    linePrefix(token) {
      const parent = this.stack.at(-1);
      const last = parent !== undefined && 'children' in parent ? parent.children.at(-1) : undefined;
      if (last?.type === 'text' && last.value.endsWith('\n')) last.value += this.sliceSerialize(token);
    },
  },
};

/**
 * Reads a subset of CommonMark: strong, emphasis, strike, code, quotes, lists and links. Every line break is one; a quote
 * or list ends with its line, as people expect who answer below it.
 */
export function readMarkdown(body: string): Block[] {
  const source = prepareMarkdown(body);
  const tree = fromMarkdown(source, { extensions: [typedAsIs, gfmStrikethrough({ singleTilde: false })], mdastExtensions: [gfmStrikethroughFromMarkdown(), keepIndents] });
  return tree.children.flatMap((node) => toBlocks(node, source));
}

function toBlocks(node: Node, source: string): Block[] {
  switch (node.type) {
    case 'paragraph': return [{ kind: 'paragraph', inlines: toInlines(node.children, source) }];
    case 'code': return [{ kind: 'code', text: node.value, language: node.lang ?? null }];
    case 'blockquote': return [{ kind: 'quote', blocks: node.children.flatMap((child) => toBlocks(child, source)) }];
    case 'list': {
      const items = node.children.map((item) => item.children.flatMap((child) => toBlocks(child, source)));
      return [{ kind: 'list', start: node.ordered === true ? (node.start ?? 1) : null, items }];
    }
    default: return [{ kind: 'paragraph', inlines: [{ kind: 'text', text: typed(node, source) }] }];
  }
}

function toInlines(nodes: readonly PhrasingNode[], source: string): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    switch (node.type) {
      case 'text': return findLinks(node.value);
      case 'inlineCode': return [{ kind: 'code', text: node.value }];
      case 'break': return [{ kind: 'text', text: '\n' }];
      case 'strong': return [{ kind: 'strong', inlines: toInlines(node.children, source) }];
      case 'emphasis': return [{ kind: 'emphasis', inlines: toInlines(node.children, source) }];
      case 'delete': return [{ kind: 'strike', inlines: toInlines(node.children, source) }];
      case 'link': {
        const address = readMessageLink(node.url);
        if (address !== null) return [{ kind: 'messageLink', text: typed(node, source), address }];
        const href = safeAddress(node.url);
        return [href === null ? { kind: 'text', text: typed(node, source) } : linkTo(href, withoutLinks(toInlines(node.children, source)))];
      }
      default: return [{ kind: 'text', text: typed(node, source) }];
    }
  });
}

/** An address in the words of a link is no link of its own. */
function withoutLinks(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap((inline): readonly Inline[] => {
    if (inline.kind === 'link') return inline.inlines;
    if (inline.kind === 'messageLink') return [{ kind: 'text', text: inline.text }];
    return 'inlines' in inline ? [{ ...inline, inlines: withoutLinks(inline.inlines) }] : [inline];
  });
}

function typed({ position }: Node, source: string): string {
  return source.slice(position?.start.offset, position?.end.offset);
}
