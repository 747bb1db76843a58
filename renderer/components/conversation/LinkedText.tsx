import { findLinks } from '../../models/find-links.ts';
import { MessageLink } from './MessageLink.tsx';
import { SafeLink } from './SafeLink.tsx';

/** A text as it was typed, its addresses as links. */
export function LinkedText({ text }: { readonly text: string }) {
  return findLinks(text).map((inline, index) => {
    if (inline.kind === 'link') return <SafeLink key={index} link={inline}>{inline.inlines.map((part) => ('text' in part ? part.text : ''))}</SafeLink>;
    if (inline.kind === 'messageLink') return <MessageLink key={index} text={inline.text} address={inline.address} />;
    return 'text' in inline ? inline.text : null;
  });
}
