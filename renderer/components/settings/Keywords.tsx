import X from 'lucide-react/icons/x';
import { useId, useRef, useState } from 'react';
import { settingsStrings } from '../../strings/settings.ts';

const mostWords = 50;
const longestWord = 60;

/** Words that count as if the person were mentioned. */
export function Keywords({ keywords, onChange }: { readonly keywords: readonly string[]; readonly onChange: (keywords: string[]) => void }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');

  function add(): void {
    const words = text.split(',').map((word) => word.trim().slice(0, longestWord)).filter((word) => word !== '');
    const known = new Set(keywords.map((word) => word.toLowerCase()));
    const more = words.filter((word, index) => !known.has(word.toLowerCase()) && words.findIndex((other) => other.toLowerCase() === word.toLowerCase()) === index);
    setText('');
    if (more.length > 0) onChange([...keywords, ...more].slice(0, mostWords));
  }

  return (
    <div className="keywords">
      <label htmlFor={id}>{settingsStrings.keywords}</label>
      <p className="setting-help" id={`${id}-help`}>{settingsStrings.keywordsHelp}</p>
      {keywords.length > 0 && (
        <ul className="chips">
          {keywords.map((word) => (
            <li key={word} className="chip">
              <bdi>{word}</bdi>
              <button
                type="button"
                aria-label={settingsStrings.removeKeyword(word)}
                onClick={() => {
                  field.current?.focus();
                  onChange(keywords.filter((other) => other !== word));
                }}
              >
                <X aria-hidden="true" size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="keyword-line">
        <input
          ref={field}
          id={id}
          type="text"
          aria-describedby={`${id}-help`}
          value={text}
          maxLength={400}
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            add();
          }}
        />
        <button type="button" className="button" disabled={text.trim() === ''} onClick={add}>
          {settingsStrings.addKeyword}
        </button>
      </div>
    </div>
  );
}
