import type { Block, Inline } from '../../models/rich-text-types.ts';
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
      return <p dir="auto"><RichInlines inlines={block.inlines} /></p>;
    case 'code':
      return <CodeBlock text={block.text} language={block.language} />;
    case 'quote':
      return <blockquote dir="auto"><RichBlocks blocks={block.blocks} /></blockquote>;
    case 'list': {
      const items = block.items.map((item, index) => <li key={index} dir="auto"><RichBlocks blocks={item} /></li>);
      return block.start === null ? <ul dir="auto">{items}</ul> : <ol dir="auto" start={block.start}>{items}</ol>;
    }
  }
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
