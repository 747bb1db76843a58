import type { MessageAddress } from '#shared/domain/message-link';

/** A piece of a line. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'strike'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'mention'; readonly text: string; readonly userId: string | null; readonly isSelf: boolean }
  /** A link to a message; `text` is how it was written. */
  | { readonly kind: 'messageLink'; readonly text: string; readonly address: MessageAddress }
  | RichLink;

/** A link with the address that it opens. */
export interface RichLink {
  readonly kind: 'link';
  readonly href: string;
  readonly inlines: readonly Inline[];
  /** Where it really goes, for a link that says otherwise or could be taken for something else; null when its words tell. */
  readonly shownHost: string | null;
}

export type Block =
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string; readonly language: string | null }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'list'; readonly start: number | null; readonly items: readonly (readonly Block[])[] };

/** Makes a link; what it says of itself decides whether its real host has to be shown beside it. */
export function linkTo(href: string, inlines: readonly Inline[]): RichLink {
  return { kind: 'link', href, inlines, shownHost: hostToShow(href, textOf(inlines)) };
}

function textOf(inlines: readonly Inline[]): string {
  return inlines.map((inline) => ('text' in inline ? inline.text : textOf(inline.inlines))).join('');
}

/** A name written with letters of other scripts can look like one it is not: its ASCII form is shown. */
const encodedPattern = /(?:^|\.)xn--/;
const hostPattern = /(?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]{2,}/gu;

function hostToShow(href: string, text: string): string | null {
  const { protocol, hostname, pathname } = new URL(href);
  if (protocol === 'mailto:') return text.includes('@') && !text.toLowerCase().includes(decodeSafely(pathname).toLowerCase()) ? decodeSafely(pathname) : null;
  if (encodedPattern.test(hostname)) return hostname;
  const named = [...text.toLowerCase().matchAll(hostPattern)].map(([host]) => host);
  const isNamed = (host: string) => host === hostname || `www.${host}` === hostname || host === `www.${hostname}`;
  return named.length === 0 || isNamed(named[0] ?? '') ? null : hostname;
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
