import { useEffect, useRef, useState } from 'react';
import type { CallTile } from '../../calls/engine/call-screen.ts';

const shownMs = 4_000;

/** A reaction that floats up. One that came before the tile was drawn is not shown again. */
export function FloatingReaction({ reaction }: { readonly reaction: CallTile['reaction'] }) {
  const drawnId = useRef(reaction?.id ?? 0);
  const [shown, setShown] = useState<CallTile['reaction']>(null);
  const id = reaction?.id ?? 0;
  const emoji = reaction?.emoji ?? '';
  useEffect(() => {
    if (id <= drawnId.current) return undefined;
    drawnId.current = id;
    setShown({ emoji, id });
    const timer = setTimeout(() => setShown(null), shownMs);
    return () => clearTimeout(timer);
  }, [emoji, id]);
  if (shown === null) return null;
  return (
    <span key={shown.id} className="floating-reaction" aria-hidden="true">
      {shown.emoji}
    </span>
  );
}
