import { useRef, useState } from 'react';
import { useFileAddresses } from '../../contract/use-file-addresses.ts';
import { handOver } from '../../files/hand-over.ts';
import { squarePicture } from '../../files/square-picture.ts';
import { describeError } from '../../models/describe-error.ts';
import { profileStrings } from '../../strings/profile.ts';

interface PictureButtonProps {
  readonly hasPicture: boolean;
  /** Gives the content of the new picture, on this computer already; null takes the picture away. */
  readonly onChange: (contentHash: string | null) => Promise<void>;
}

/** Chooses a picture from this computer, cut to its middle, and takes it away; what is wrong is said beside it. */
export function PictureButton({ hasPicture, onChange }: PictureButtonProps) {
  const addresses = useFileAddresses();
  const inputRef = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function change(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (failure) {
      setError(describeError(failure));
    }
    setBusy(false);
  }
  const choose = (file: File) => change(async () => onChange((await handOver(addresses.handOver('picture.webp'), await squarePicture(file))).contentHash));
  return (
    <div className="picture-button">
      <input
        ref={inputRef} type="file" accept="image/png,image/jpeg,image/webp,image/gif,image/avif" aria-label={profileStrings.choosePicture} className="visually-hidden" tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file once more is a choice, too.
          event.target.value = '';
          if (file !== undefined) void choose(file);
        }}
      />
      <button type="button" className="button button-small" disabled={isBusy} onClick={() => inputRef.current?.click()}>{hasPicture ? profileStrings.changePicture : profileStrings.addPicture}</button>
      {hasPicture && <button type="button" className="button button-small" disabled={isBusy} onClick={() => void change(() => onChange(null))}>{profileStrings.removePicture}</button>}
      {error !== null && <span className="field-error" role="alert">{error}</span>}
    </div>
  );
}
