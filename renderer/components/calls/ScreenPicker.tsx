import AppWindow from 'lucide-react/icons/app-window';
import Monitor from 'lucide-react/icons/monitor';
import { useCallback, useEffect, useState } from 'react';
import { listenToScreenOffers, type OpenScreenOffer } from '../../carrier/screen-offers.ts';
import { callsStrings } from '../../strings/calls.ts';
import { Dialog } from '../ui/Dialog.tsx';

const { screens } = callsStrings;

/** Lets the person choose what to share, where the system has no picker of its own. */
export function ScreenPicker() {
  const [offer, setOffer] = useState<OpenScreenOffer | null>(null);
  useEffect(() => listenToScreenOffers(window, setOffer), []);
  const answer = useCallback(
    (sourceId: string | null) => {
      offer?.answer(sourceId);
      setOffer(null);
    },
    [offer],
  );
  if (offer === null) return null;
  return (
    <Dialog title={screens.title} className="dialog-wide" onClose={() => answer(null)}>
      <p className="muted">{screens.help}</p>
      <ScreenList kind="screen" title={screens.whole} offer={offer} onChoose={answer} />
      <ScreenList kind="window" title={screens.windows} offer={offer} onChoose={answer} />
      {offer.sources.length === 0 && <p role="alert">{screens.none}</p>}
    </Dialog>
  );
}

interface ScreenListProps {
  readonly kind: 'screen' | 'window';
  readonly title: string;
  readonly offer: OpenScreenOffer;
  readonly onChoose: (sourceId: string) => void;
}

function ScreenList({ kind, title, offer, onChoose }: ScreenListProps) {
  const sources = offer.sources.filter((source) => source.kind === kind);
  if (sources.length === 0) return null;
  const Icon = kind === 'screen' ? Monitor : AppWindow;
  return (
    <section className="screen-choices" aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {sources.map((source) => (
          <li key={source.id}>
            <button type="button" className="screen-choice" onClick={() => onChoose(source.id)}>
              {source.thumbnailUrl === '' ? <Icon aria-hidden="true" size={40} /> : <img src={source.thumbnailUrl} alt="" />}
              <bdi>{source.name}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
