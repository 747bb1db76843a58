import { useMemo } from 'react';
import { thumbHashToDataURL } from 'thumbhash';
import { fromBase64 } from '../../files/base64.ts';

/** A picture's colours, roughly, from the few bytes that came with its description. */
export function Placeholder({ placeholder }: { readonly placeholder: string | null }) {
  const address = useMemo(() => addressOf(placeholder), [placeholder]);
  return address === null ? null : <img className="picture-placeholder" src={address} alt="" aria-hidden="true" />;
}

function addressOf(placeholder: string | null): string | null {
  try {
    const bytes = placeholder === null ? null : fromBase64(placeholder);
    return bytes === null || bytes.length < 5 ? null : thumbHashToDataURL(bytes);
  } catch {
    return null;
  }
}
