import Phone from 'lucide-react/icons/phone';
import { useEffect, useState } from 'react';
import { useAct } from '../../contract/use-call.ts';
import { useQuery } from '../../contract/use-query.ts';
import { errorText } from '../../models/describe-error.ts';
import { callsStrings } from '../../strings/calls.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SkeletonRows } from '../ui/Skeleton.tsx';
import { CallHistoryList } from './CallHistoryList.tsx';

const shownAtFirst = 50;
const mostShown = 500;

/** All calls that are over, newest first. */
export function CallHistoryView() {
  const [limit, setLimit] = useState(shownAtFirst);
  const [isMissedOnly, setMissedOnly] = useState(false);
  useMarkCallsSeen();
  const { value, error } = useQuery('callHistory', { chatId: null, limit });
  const calls = value?.calls.filter(({ direction }) => !isMissedOnly || direction === 'missed');
  return (
    <main className="conversation-pane" data-pane="conversation">
      <section className="conversation" aria-label={callsStrings.calls}>
        <header className="conversation-header">
          <div className="conversation-title">
            <h2>{callsStrings.calls}</h2>
            <p>{callsStrings.callsHelp}</p>
          </div>
          <div className="segments" role="group" aria-label={callsStrings.calls}>
            <button type="button" className="segment" data-pane-focus="" aria-pressed={!isMissedOnly} onClick={() => setMissedOnly(false)}>
              {callsStrings.allCalls}
            </button>
            <button type="button" className="segment" aria-pressed={isMissedOnly} onClick={() => setMissedOnly(true)}>
              {callsStrings.missedCalls}
            </button>
          </div>
        </header>
        <div className="call-history">
          {error !== null && (
            <p className="form-error" role="alert">
              {errorText(error)}
            </p>
          )}
          {calls === undefined && error === null && <SkeletonRows count={6} />}
          {value?.calls.length === 0 && <EmptyState icon={Phone} title={callsStrings.historyEmpty} text={callsStrings.historyEmptyHelp} />}
          {value !== undefined && value.calls.length > 0 && calls?.length === 0 && <p className="call-history-none muted">{callsStrings.noMissed}</p>}
          {calls !== undefined && <CallHistoryList calls={calls} isWithTitles />}
          {value?.hasMore === true && limit < mostShown && (
            <button type="button" className="link-button call-history-more" onClick={() => setLimit(Math.min(mostShown, limit + shownAtFirst))}>
              {callsStrings.showMore}
            </button>
          )}
        </div>
      </section>
    </main>
  );
}

/** Whoever looks at the list has seen what they missed, also while it is open. */
function useMarkCallsSeen(): void {
  const act = useAct();
  const missed = useQuery('missedCalls', {}).value?.count ?? 0;
  useEffect(() => {
    if (missed > 0) void act('markCallsSeen', {});
  }, [act, missed]);
}
