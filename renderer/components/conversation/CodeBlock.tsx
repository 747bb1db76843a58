import Copy from 'lucide-react/icons/copy';
import { useEffect, useState } from 'react';
import { useNotices } from '../../contract/notices-context.ts';
import type { TextPart } from '../../files/highlighted-parts.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { IconButton } from '../ui/IconButton.tsx';

/** Longer programs are shown plain: colouring them would be felt when scrolling. */
const colouredCharacters = 6_000;

/** Code as it was typed, coloured once its language is loaded, with a button that copies it. */
export function CodeBlock({ text, language }: { readonly text: string; readonly language: string | null }) {
  const parts = useColours(text, language);
  const notices = useNotices();
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    notices.show(conversationStrings.codeCopied);
  };
  return (
    <figure className="code-block" dir="ltr">
      {language !== null && <figcaption>{language}</figcaption>}
      <pre>
        <code>{parts === null ? text : parts.map((part, index) => (part.className === null ? part.text : <span key={index} className={part.className}>{part.text}</span>))}</code>
      </pre>
      <IconButton icon={Copy} label={conversationStrings.copyCode} onClick={() => void copy()} />
    </figure>
  );
}

/** Null until there are colours, and where there are none. */
function useColours(text: string, language: string | null): readonly TextPart[] | null {
  const [coloured, setColoured] = useState<{ readonly text: string; readonly parts: readonly TextPart[] } | null>(null);
  useEffect(() => {
    if (language === null || text.length > colouredCharacters) return undefined;
    let isShown = true;
    async function load(name: string): Promise<void> {
      // The library knows many languages: it comes with the first program that somebody shows.
      const { colourCode } = await import('../../files/colour-code.ts');
      const parts = colourCode(text, name);
      if (isShown && parts !== null) setColoured({ text, parts });
    }
    load(language).catch(() => undefined);
    return () => {
      isShown = false;
    };
  }, [text, language]);
  return coloured?.text === text ? coloured.parts : null;
}
