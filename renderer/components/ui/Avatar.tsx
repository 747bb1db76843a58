import type { PresenceStatus } from '#shared/protocol/down/presence';
import { avatarColorOf, initialsOf } from '../../models/avatar.ts';
import { commonStrings } from '../../strings/common.ts';

interface AvatarProps {
  readonly id: string;
  readonly name: string;
  readonly isGroup?: boolean;
  readonly presence?: PresenceStatus | null;
  readonly size?: 'small' | 'medium' | 'large';
}

/** The picture of a person or group: coloured initials, with a dot for the presence. The name stands beside it. */
export function Avatar({ id, name, isGroup = false, presence = null, size = 'medium' }: AvatarProps) {
  return (
    <span className={`avatar avatar-${size} ${isGroup ? 'avatar-group' : ''}`} data-color={avatarColorOf(id)}>
      <span aria-hidden="true">{initialsOf(name)}</span>
      {presence !== null && <span className={`presence presence-${presence}`} role="img" aria-label={commonStrings.presence[presence]} />}
    </span>
  );
}
