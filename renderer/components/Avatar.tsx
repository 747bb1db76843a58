import { Users } from 'lucide-react';
import type { PresenceStatus } from '#shared/protocol/down/presence';
import { avatarHue, initialsOf } from '../model/avatar.ts';

interface AvatarProps {
  readonly id: string;
  readonly name: string;
  readonly isGroup?: boolean;
  readonly presence?: PresenceStatus | null;
  readonly size?: 'small' | 'medium' | 'large';
}

/** A coloured tile with initials, and a dot for who is there. Decoration: the name stands beside it. */
export function Avatar({ id, name, isGroup = false, presence = null, size = 'medium' }: AvatarProps) {
  return (
    <span className={`avatar ${size} hue-${avatarHue(id)}${isGroup ? ' group' : ''}`} aria-hidden="true">
      {isGroup ? <Users size={size === 'small' ? 14 : 18} /> : initialsOf(name)}
      {presence !== null && <span className={`presence-dot ${presence}`} />}
    </span>
  );
}
