import { useState } from 'react';
import type { CallScreen } from '../../calls/engine/call-screen.ts';
import type { LayoutMode } from './call-layout.ts';

/** How this person looks at a call; it is forgotten with the call. */
export interface OwnView {
  readonly mode: LayoutMode;
  readonly toggleMode: () => void;
  readonly isSelfHidden: boolean;
  readonly toggleSelf: () => void;
  readonly arePeopleOpen: boolean;
  readonly setPeopleOpen: (areOpen: boolean) => void;
  readonly isFull: boolean;
  readonly setFull: (isFull: boolean) => void;
}

/** Two people see each other large; more see all alike, until they choose. */
export function useOwnView(screen: CallScreen, { isFull, setFull }: Pick<OwnView, 'isFull' | 'setFull'>): OwnView {
  const [chosen, setChosen] = useState<LayoutMode | null>(null);
  const [isSelfHidden, setSelfHidden] = useState(false);
  const [arePeopleOpen, setPeopleOpen] = useState(false);
  const mode = chosen ?? (screen.tiles.length === 2 ? 'speaker' : 'grid');
  return {
    mode,
    toggleMode: () => setChosen(mode === 'grid' ? 'speaker' : 'grid'),
    isSelfHidden,
    toggleSelf: () => setSelfHidden(!isSelfHidden),
    arePeopleOpen,
    setPeopleOpen,
    isFull,
    setFull,
  };
}
