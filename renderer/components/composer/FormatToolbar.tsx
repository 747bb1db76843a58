import Bold from 'lucide-react/icons/bold';
import Code from 'lucide-react/icons/code';
import Italic from 'lucide-react/icons/italic';
import Link from 'lucide-react/icons/link';
import List from 'lucide-react/icons/list';
import ListOrdered from 'lucide-react/icons/list-ordered';
import Quote from 'lucide-react/icons/quote';
import SquareCode from 'lucide-react/icons/square-code';
import Strikethrough from 'lucide-react/icons/strikethrough';
import { useState, type KeyboardEvent } from 'react';
import { formatKeys, formats, type Format } from '../../models/format-text.ts';
import { rovingTarget } from '../../models/roving.ts';
import { composerStrings } from '../../strings/composer.ts';
import { readingKey } from '../ui/direction.ts';
import { IconButton } from '../ui/IconButton.tsx';

const icons = { bold: Bold, italic: Italic, strike: Strikethrough, code: Code, codeBlock: SquareCode, quote: Quote, bullets: List, numbers: ListOrdered, link: Link } as const;
const sideways: Readonly<Record<string, string>> = { ArrowRight: 'ArrowDown', ArrowLeft: 'ArrowUp' };

/** The formats as buttons: one tab stop, arrow keys move. */
export function FormatToolbar({ onFormat }: { readonly onFormat: (format: Format) => void }) {
  const [stop, setStop] = useState(0);

  function move(event: KeyboardEvent<HTMLElement>): void {
    const key = readingKey(event.key, event.currentTarget);
    const target = rovingTarget(sideways[key] ?? key, stop, formats.length);
    if (target === null) return;
    event.preventDefault();
    setStop(target);
    event.currentTarget.querySelectorAll('button')[target]?.focus();
  }

  return (
    <div role="toolbar" tabIndex={-1} aria-label={composerStrings.formatting} className="format-toolbar" onKeyDown={move}>
      {formats.map((format, index) => (
        <IconButton
          key={format}
          icon={icons[format]}
          label={composerStrings.formats[format]}
          shortcut={formatKeys[format]}
          tabIndex={index === stop ? 0 : -1}
          onFocus={() => setStop(index)}
          // The selection in the field stays.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onFormat(format)}
        />
      ))}
    </div>
  );
}
