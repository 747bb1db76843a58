import { useState } from 'react';
import type { PresenceStatus } from '#shared/protocol/down/presence';
import { useFileAddresses } from '../../contract/use-file-addresses.ts';
import { avatarColorOf, initialsOf } from '../../models/avatar.ts';
import { commonStrings } from '../../strings/common.ts';
import { usePictureOf } from './picture-context.ts';

interface AvatarProps {
  readonly id: string;
  readonly name: string;
  readonly isGroup?: boolean;
  readonly presence?: PresenceStatus | null;
  readonly size?: 'small' | 'medium' | 'large';
}

/** The picture of a person or group: their own, else coloured initials, with a dot for the presence. The name stands beside it. */
export function Avatar({ id, name, isGroup = false, presence = null, size = 'medium' }: AvatarProps) {
  const contentHash = usePictureOf(id);
  return (
    <span className={`avatar avatar-${size} ${isGroup ? 'avatar-group' : ''}`} data-color={avatarColorOf(id)}>
      <span aria-hidden="true">{initialsOf(name)}</span>
      {contentHash !== null && <OwnPicture key={contentHash} contentHash={contentHash} />}
      {presence !== null && <span className={`presence presence-${presence}`} role="img" aria-label={commonStrings.presence[presence]} />}
    </span>
  );
}

/** Lies on the initials, which stay where it cannot be had, as without a connection. */
function OwnPicture({ contentHash }: { readonly contentHash: string }) {
  const addresses = useFileAddresses();
  const [isShown, setShown] = useState(true);
  return isShown ? <img className="avatar-picture" src={addresses.picture(contentHash)} alt="" draggable={false} onError={() => setShown(false)} /> : null;
}
