/** A message's text, cut into what is drawn differently. */
export type BodyPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'codeBlock'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

const codePattern = /```(?:[\w+-]*\n)?([\s\S]*?)```|`([^`\n]+)`/g;
const linkPattern = /\bhttps?:\/\/[^\s<>"'`]+|\bmailto:[^\s<>"'`]+@[^\s<>"'`]+/gi;

/** Cuts code first, then finds links in the rest. Everything else stays text: nothing is ever read as HTML. */
export function parseBody(body: string): BodyPart[] {
  const parts: BodyPart[] = [];
  let end = 0;
  for (const match of body.matchAll(codePattern)) {
    parts.push(...parseLinks(body.slice(end, match.index)));
    if (match[1] !== undefined) parts.push({ kind: 'codeBlock', text: match[1].replace(/\n$/, '') });
    else parts.push({ kind: 'code', text: match[2] ?? '' });
    end = match.index + match[0].length;
  }
  parts.push(...parseLinks(body.slice(end)));
  return parts;
}

function parseLinks(text: string): BodyPart[] {
  const parts: BodyPart[] = [];
  let end = 0;
  for (const match of text.matchAll(linkPattern)) {
    const found = withoutTrailingPunctuation(match[0]);
    const href = safeHref(found);
    if (href === null) continue;
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) });
    parts.push({ kind: 'link', text: found, href });
    end = match.index + found.length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}

/** A full stop ends the sentence, not the address; a closing bracket belongs to it only with its opening one. */
function withoutTrailingPunctuation(link: string): string {
  let kept = link.replace(/[.,;:!?…]+$/, '');
  while (kept.endsWith(')') && kept.split('(').length < kept.split(')').length) kept = kept.slice(0, -1).replace(/[.,;:!?…]+$/, '');
  return kept;
}

function safeHref(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const { protocol, username, href } = new URL(link);
  return ['http:', 'https:', 'mailto:'].includes(protocol) && username === '' ? href : null;
}

const clipLength = 1_800;
const clipLines = 24;

/** Whether a message is so long that it starts folded. */
export function isLongBody(body: string): boolean {
  return body.length > clipLength || body.split('\n', clipLines + 1).length > clipLines;
}

/** Only a few emoji and nothing else: drawn large. */
export function isEmojiOnly(body: string): boolean {
  return body.length <= 24 && /^(?:\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic})*\s*){1,3}$/u.test(body);
}
