import type { Block, Inline } from '../../models/rich-text-types.ts';
import { directionOfBlocks, directionOfInlines, linesOf } from '../../models/text-direction.ts';
import { CodeBlock } from './CodeBlock.tsx';
import { Mention } from './Mention.tsx';
import { MessageLink } from './MessageLink.tsx';
import { SafeLink } from './SafeLink.tsx';

/** The blocks of a message, one below the other. */
export function RichBlocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return blocks.map((block, index) => <RichBlock key={index} block={block} />);
}

function RichBlock({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return <Paragraph inlines={block.inlines} />;
    case 'code':
      return <CodeBlock text={block.text} language={block.language} />;
    case 'quote':
      return <blockquote dir={directionOfBlocks(block.blocks)}><RichBlocks blocks={block.blocks} /></blockquote>;
    case 'list': {
      const items = block.items.map((item, index) => <li key={index}><RichBlocks blocks={item} /></li>);
      const direction = directionOfBlocks([block]);
      return block.start === null ? <ul dir={direction}>{items}</ul> : <ol dir={direction} start={block.start}>{items}</ol>;
    }
  }
}

function Paragraph({ inlines }: { readonly inlines: readonly Inline[] }) {
  const direction = directionOfInlines(inlines);
  const lines = direction === 'auto' ? [] : linesOf(inlines);
  if (lines.length < 2) return <p dir={direction}><RichInlines inlines={inlines} /></p>;
  return <p dir={direction}>{lines.map((line, index) => <span key={index} className="rich-line" dir={directionOfInlines(line)}><RichInlines inlines={line} /></span>)}</p>;
}

function RichInlines({ inlines }: { readonly inlines: readonly Inline[] }) {
  return inlines.map((inline, index) => <RichInline key={index} inline={inline} />);
}

function RichInline({ inline }: { readonly inline: Inline }) {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'code':
      return <code>{inline.text}</code>;
    case 'strong':
      return <strong><RichInlines inlines={inline.inlines} /></strong>;
    case 'emphasis':
      return <em><RichInlines inlines={inline.inlines} /></em>;
    case 'strike':
      return <del><RichInlines inlines={inline.inlines} /></del>;
    case 'mention':
      return <Mention text={inline.text} userId={inline.userId} isSelf={inline.isSelf} />;
    case 'messageLink':
      return <MessageLink text={inline.text} address={inline.address} />;
    case 'link':
      return <SafeLink link={inline}><RichInlines inlines={inline.inlines} /></SafeLink>;
  }
}
