import type { MentionView } from '#shared/contract/views/message-view';
import type { Block, Inline } from './rich-text-types.ts';

/** Puts the people whom a message mentions into what was read of it; code and links stay what they are. */
export function markMentions(blocks: readonly Block[], mentions: readonly MentionView[]): readonly Block[] {
  if (mentions.length === 0) return blocks;
  // `@Ann Lee` before `@Ann`: the longer one is meant where both would fit.
  const byText = new Map(mentions.toSorted((one, other) => other.text.length - one.text.length).map((mention) => [mention.text, mention]));
  const pattern = new RegExp([...byText.keys()].map((text) => `${RegExp.escape(text)}(?![\\p{L}\\p{N}])`).join('|'), 'gu');
  const markInlines = (inlines: readonly Inline[]): Inline[] =>
    inlines.flatMap((inline): readonly Inline[] => {
      if (inline.kind === 'text') return markText(inline.text, pattern, byText);
      return inline.kind === 'strong' || inline.kind === 'emphasis' || inline.kind === 'strike' ? [{ ...inline, inlines: markInlines(inline.inlines) }] : [inline];
    });
  const markBlock = (block: Block): Block => {
    switch (block.kind) {
      case 'paragraph': return { ...block, inlines: markInlines(block.inlines) };
      case 'quote': return { ...block, blocks: block.blocks.map(markBlock) };
      case 'list': return { ...block, items: block.items.map((item) => item.map(markBlock)) };
      case 'code': return block;
    }
  };
  return blocks.map(markBlock);
}

function markText(text: string, pattern: RegExp, byText: ReadonlyMap<string, MentionView>): Inline[] {
  const inlines: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const mention = byText.get(match[0]);
    if (mention === undefined) continue;
    if (match.index > end) inlines.push({ kind: 'text', text: text.slice(end, match.index) });
    inlines.push({ kind: 'mention', ...mention });
    end = match.index + match[0].length;
  }
  if (end < text.length) inlines.push({ kind: 'text', text: text.slice(end) });
  return inlines;
}
