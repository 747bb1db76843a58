import type { MouseEvent, ReactNode } from 'react';
import type { RichLink } from '../../models/rich-text-types.ts';
import { conversationStrings } from '../../strings/conversation.ts';

/** A link that opens outside of Hallway; one whose words promise another place says where it goes. */
export function SafeLink({ link, children }: { readonly link: RichLink; readonly children: ReactNode }) {
  const { href, shownHost } = link;
  return (
      <a href={href} target="_blank" rel="noopener noreferrer" onClick={openOutside} title={shownHost === null ? href : `${conversationStrings.goesTo(shownHost)}\n${href}`}>
        <bdi>{children}</bdi>
        {shownHost !== null && <span className="link-host"> ({shownHost})</span>}
      </a>
  );
}

/** The shell decides about every address that leaves the app; a plain navigation would be refused. */
function openOutside(event: MouseEvent<HTMLAnchorElement>): void {
  event.preventDefault();
  window.open(event.currentTarget.href, '_blank', 'noopener,noreferrer');
}
