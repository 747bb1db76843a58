import { useEffect, useMemo, useState } from 'react';
import type { AttachmentView } from '#shared/contract/views/attachment-view';
import { useFileAddresses } from '../../contract/use-file-addresses.ts';
import { colourCode } from '../../files/colour-code.ts';
import type { TextPart } from '../../files/highlighted-parts.ts';
import { fileStrings } from '../../strings/files.ts';

const shownCharacters = 20_000;

/** The beginning of a text, coloured where it is code. Loaded only when somebody looks: the library knows many languages. */
export function TextPreview({ file }: { readonly file: AttachmentView }) {
  const addresses = useFileAddresses();
  const [text, setText] = useState<string | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    const abort = new AbortController();
    async function read(): Promise<void> {
      const response = await fetch(addresses.file(file.id, 'original'), { signal: abort.signal, headers: { Range: `bytes=0-${shownCharacters * 4}` } });
      if (!response.ok) throw new Error(String(response.status));
      setText((await response.text()).slice(0, shownCharacters));
    }
    read().catch(() => !abort.signal.aborted && setHasFailed(true));
    return () => abort.abort();
  }, [addresses, file.id]);
  const parts = useMemo(() => (text === null ? [] : colour(text, file.fileName)), [file.fileName, text]);
  if (hasFailed) return <p className="file-problem" role="alert">{fileStrings.previewFailed}</p>;
  return (
    <pre className="text-preview" tabIndex={0} aria-label={fileStrings.preview}>
      <code>{parts.map((part, index) => (part.className === null ? part.text : <span key={index} className={part.className}>{part.text}</span>))}</code>
    </pre>
  );
}

/** By the name's extension. */
function colour(text: string, fileName: string): readonly TextPart[] {
  return colourCode(text, fileName.split('.').at(-1)?.toLowerCase() ?? '') ?? [{ text, className: null }];
}
