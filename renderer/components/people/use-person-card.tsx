import { useCallback, useState, type ReactNode } from 'react';
import { PersonCard, type PersonCardActions } from './PersonCard.tsx';
import type { ShowPerson } from './person-card-context.ts';

/** Gives what shows a person's card, and the card that shows. */
export function usePersonCard(actions: PersonCardActions): { readonly show: ShowPerson; readonly card: ReactNode } {
  const [shown, setShown] = useState<{ readonly userId: string; readonly beside: HTMLElement } | null>(null);
  const show = useCallback<ShowPerson>((userId, beside) => setShown({ userId, beside }), []);
  const close = useCallback(() => setShown(null), []);
  return { show, card: shown === null ? null : <PersonCard key={shown.userId} userId={shown.userId} beside={shown.beside} actions={actions} onClose={close} /> };
}
