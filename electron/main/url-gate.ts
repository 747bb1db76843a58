/** What the gate says to an address: its canonical form to hand to the system, or why not. */
export type GateDecision = { readonly allowed: true; readonly url: string } | { readonly allowed: false; readonly reason: GateRefusal };
type GateRefusal = 'malformed' | 'scheme' | 'credentials' | 'characters' | 'too_long' | 'attachment';

/** Longer ones are cut off or refused by the systems that would open them. */
const maxLength = 2_000;

/**
 * Controls, spaces of any kind, marks that reorder or hide text, and what the shells and launchers of operating systems
 * treat specially or URL parsers read differently.
 */
const forbiddenCharacters = /[\p{Cc}\p{Cf}\p{Cs}\p{Z}"<>\\^`{|}]/u;

/** `https:example.org` and `https:///example.org` mean an address to some parsers and a path to others. */
const webShape = /^https?:\/\/[^/?#]/i;
const mailShape = /^mailto:[^/?]/i;

const attachmentParameters = new Set(['attach', 'attachment']);

/**
 * Decides whether an address may leave the app for the person's browser or mail program. Only complete http, https
 * and mailto addresses without credentials pass; everything else, above all `file:` and programs' own schemes, does not.
 * @param address what a page asked to open; untrusted
 */
export function decideUrl(address: unknown): GateDecision {
  if (typeof address !== 'string' || address === '') return refuse('malformed');
  if (address.length > maxLength) return refuse('too_long');
  if (forbiddenCharacters.test(address)) return refuse('characters');
  const url = parseUrl(address);
  if (url === null) return refuse('malformed');
  switch (url.protocol) {
    case 'http:':
    case 'https:':
      return decideWebAddress(address, url);
    case 'mailto:':
      return decideMailAddress(address, url);
    default:
      return refuse('scheme');
  }
}

function decideWebAddress(address: string, url: URL): GateDecision {
  if (!webShape.test(address) || url.hostname === '') return refuse('malformed');
  // An empty user (`https://@example.org`) vanishes in parsing, so the text itself is asked too.
  const authority = address.split(/[/?#]/, 3)[2] ?? '';
  if (url.username !== '' || url.password !== '' || authority.includes('@')) return refuse('credentials');
  return allow(url);
}

function decideMailAddress(address: string, url: URL): GateDecision {
  if (!mailShape.test(address)) return refuse('malformed');
  // Encoded line breaks would add headers of their own in some mail programs; in a body they are ordinary.
  for (const [name, value] of url.searchParams) {
    if (attachmentParameters.has(name.toLowerCase())) return refuse('attachment');
    if (name.toLowerCase() !== 'body' && /\p{Cc}/u.test(value)) return refuse('characters');
  }
  if (/%(0[0-9a-f]|1[0-9a-f]|7f)/i.test(url.pathname)) return refuse('characters');
  return allow(url);
}

function parseUrl(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

function allow(url: URL): GateDecision {
  // What was judged is what is opened: the parser's own spelling, never the page's.
  return { allowed: true, url: url.href };
}

function refuse(reason: GateRefusal): GateDecision {
  return { allowed: false, reason };
}
