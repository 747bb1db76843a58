import Smile from 'lucide-react/icons/smile';
import { useRef, useState } from 'react';
import { composerStrings } from '../../strings/composer.ts';
import { EmojiPicker } from '../emoji/EmojiPicker.tsx';
import { IconButton } from '../ui/IconButton.tsx';

/** Opens the choice of emoji beside itself. */
export function EmojiButton({ onChoose }: { readonly onChoose: (emoji: string) => void }) {
  const ref = useRef<HTMLButtonElement>(null);
  const [isPicking, setIsPicking] = useState(false);
  return (
    <>
      <IconButton ref={ref} label={composerStrings.emoji} icon={Smile} aria-expanded={isPicking} onClick={() => setIsPicking(!isPicking)} />
      {isPicking && (
        <EmojiPicker
          anchor={ref}
          onClose={() => setIsPicking(false)}
          onChoose={(emoji) => {
            setIsPicking(false);
            onChoose(emoji);
          }}
        />
      )}
    </>
  );
}
