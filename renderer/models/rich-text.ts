/** A piece of a line. Links carry the address they open. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

export type Block = { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] } | { readonly kind: 'code'; readonly text: string };

/** Reads a message body: code between backticks, addresses as links, everything else as it was typed. */
export function parseRichText(body: string): Block[] {
  const blocks: Block[] = [];
  let end = 0;
  for (const fence of body.matchAll(/```(?:[a-z0-9+#-]*\n)?([\s\S]+?)```/gi)) {
    addParagraph(blocks, body.slice(end, fence.index));
    blocks.push({ kind: 'code', text: (fence[1] ?? '').replace(/^\n|\n$/g, '') });
    end = fence.index + fence[0].length;
  }
  addParagraph(blocks, body.slice(end));
  return blocks;
}

function addParagraph(blocks: Block[], text: string): void {
  // The line breaks beside a code block belong to the block's own spacing.
  const trimmed = blocks.length > 0 ? text.replace(/^\n/, '') : text;
  const paragraph = trimmed.replace(/\n$/, '');
  if (paragraph.trim() !== '') blocks.push({ kind: 'paragraph', inlines: parseInlines(paragraph) });
}

const inlinePattern = /`([^`\n]+)`|\b(?:https?:\/\/|mailto:)[^\s<>"'`]+|\bwww\.[^\s<>"'`.]+\.[^\s<>"'`]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/gi;

function parseInlines(text: string): Inline[] {
  const inlines: Inline[] = [];
  let end = 0;
  const addText = (until: number) => {
    if (until > end) inlines.push({ kind: 'text', text: text.slice(end, until) });
  };
  for (const match of text.matchAll(inlinePattern)) {
    const inline = match[1] === undefined ? linkFrom(match[0]) : { kind: 'code' as const, text: match[1] };
    if (inline === null) continue;
    addText(match.index);
    inlines.push(inline);
    end = match.index + (inline.kind === 'code' ? match[0].length : inline.text.length);
  }
  addText(text.length);
  return inlines;
}

/** Gives the link of an address found in text, or null when it is none that may be opened. */
function linkFrom(found: string): Inline | null {
  const text = withoutTrailingPunctuation(found);
  const isMail = !/^(?:https?:|mailto:|www\.)/i.test(text);
  const address = isMail ? `mailto:${text}` : text.replace(/^www\./i, 'https://www.');
  const url = URL.parse(address);
  if (url === null || !['http:', 'https:', 'mailto:'].includes(url.protocol)) return null;
  return { kind: 'link', text, href: url.href };
}

/** `See https://a.example/b).` links to `https://a.example/b`; a closing bracket stays when it was opened inside. */
function withoutTrailingPunctuation(found: string): string {
  let text = found;
  for (;;) {
    const last = text.at(-1) ?? '';
    const isUnopened = last === ')' && !text.slice(0, -1).includes('(');
    if (!isUnopened && !/[.,;:!?\]}*_]/.test(last)) return text;
    text = text.slice(0, -1);
  }
}

const emojiOnly = /^(?:\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?(?:\u200D\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?)*|\p{Regional_Indicator}{2}|\s)+$/u;

/** A few emoji and nothing else are drawn large. */
export function isLargeEmoji(body: string): boolean {
  return body.length <= 24 && body.trim() !== '' && emojiOnly.test(body);
}

const longCharacters = 1_800;
const longLines = 22;

/** Whether a message is first shown cut, with "Show more". */
export function isLongBody(body: string): boolean {
  return body.length > longCharacters || body.split('\n', longLines + 1).length > longLines;
}
