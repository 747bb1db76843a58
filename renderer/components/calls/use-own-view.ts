import { useState } from 'react';
import type { CallScreen } from '../../calls/engine/call-screen.ts';
import { usualMode, type LayoutMode } from './call-layout.ts';

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

/** Gives how this person looks at the call, and what changes it. */
export function useOwnView(screen: CallScreen, { isFull, setFull }: Pick<OwnView, 'isFull' | 'setFull'>): OwnView {
  const [chosen, setChosen] = useState<LayoutMode | null>(null);
  const [isSelfHidden, setSelfHidden] = useState(false);
  const [arePeopleOpen, setPeopleOpen] = useState(false);
  const mode = chosen ?? usualMode(screen.tiles);
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
