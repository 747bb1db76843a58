import { useState } from 'react';
import type { AttachmentView } from '#shared/contract/views/attachment-view';
import { useFileAddresses } from '../../contract/use-file-addresses.ts';
import { Placeholder } from './Placeholder.tsx';
import { useReducedMotion } from './use-reduced-motion.ts';

/** Moving pictures up to this size play in the log; larger ones in the viewer. */
const playedUpToBytes = 8_000_000;

/** A picture in the place that was kept for it: its colours first, then the small picture. */
export function Picture({ file, alt }: { readonly file: AttachmentView; readonly alt: string }) {
  const addresses = useFileAddresses();
  const isStill = useReducedMotion();
  const [loaded, setLoaded] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const canMove = /^image\/(?:gif|webp|apng)$/.test(file.mimeType) && file.sizeBytes <= playedUpToBytes;
  const isMoving = file.mimeType === 'image/gif' && canMove && !isStill;
  const hasPicture = file.hasThumbnail || isMoving;
  const address = `${addresses.file(file.id, isMoving ? 'original' : 'thumbnail')}${attempt === 0 ? '' : `?again=${attempt}`}`;
  return (
    <>
      <Placeholder placeholder={file.placeholder} />
      {hasPicture && (
        <img
          className={`picture ${loaded === null ? '' : 'picture-loaded'}`}
          src={address}
          alt={alt}
          draggable={false}
          onLoad={() => setLoaded(address)}
          // Not here and no connection: looked for again in a while, and with every drawing anew.
          onError={() => attempt < retries && setTimeout(() => setAttempt(attempt + 1), retryAfterMs * (attempt + 1))}
        />
      )}
    </>
  );
}

const retries = 5;
const retryAfterMs = 3_000;
